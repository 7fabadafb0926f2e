package io.sandboxconsole.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The polling intervals of engines (`console.inventory.*`).
///
/// @param interval between two listings by default
/// @param quickInterval while changes are settling, and after a first failure
/// @param floor the shortest time between two listings in any case
/// @param ceiling the longest pause between two attempts, whether an engine fails or is slow
/// @param probeInterval between two checks of an engine that rejects our key or is set up wrongly
/// @param settling the time that listings stay quick after an unsettled change
/// @param share listings take at most one part in this many of the time
/// @param confirmations the number of further listings that must confirm the loss of half of a fleet or more
/// @param reserve the part of an engine's rate limit, in percent, that listings and reads of its audit log leave to
/// others
@ConfigurationProperties("console.inventory")
record InventoryProperties(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("2s") Duration quickInterval,
        @DefaultValue("1s") Duration floor,
        @DefaultValue("1m") Duration ceiling,
        @DefaultValue("1m") Duration probeInterval,
        @DefaultValue("20s") Duration settling,
        @DefaultValue("5") int share,
        @DefaultValue("2") int confirmations,
        @DefaultValue("20") int reserve) {

    private static final int WHOLE = 100;

    InventoryProperties {
        if (reserve < 0 || reserve >= WHOLE) {
            throw new IllegalArgumentException(
                    "console.inventory.reserve is %s, and must be a percentage from 0 to 99.".formatted(reserve));
        }
    }
}
