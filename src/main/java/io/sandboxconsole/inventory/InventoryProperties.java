package io.sandboxconsole.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The polling intervals of engines (`console.inventory.*`).
///
/// @param interval between two listings by default
/// @param quickInterval while changes are settling, and after a first failure
/// @param floor the shortest time between two listings in any case
/// @param ceiling the longest time between two attempts while an engine fails
/// @param probeInterval between two checks of an engine that rejects our key or is set up wrongly
/// @param settling the time that listings stay quick after an unsettled change
/// @param share listings take at most one part in this many of the time
/// @param confirmations the number of further listings that must confirm the loss of more than half of a fleet
@ConfigurationProperties("console.inventory")
record InventoryProperties(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("2s") Duration quickInterval,
        @DefaultValue("1s") Duration floor,
        @DefaultValue("1m") Duration ceiling,
        @DefaultValue("1m") Duration probeInterval,
        @DefaultValue("20s") Duration settling,
        @DefaultValue("5") int share,
        @DefaultValue("2") int confirmations) {}
