package io.sandboxconsole.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often engines are asked (`console.inventory.*`).
///
/// @param interval between two listings when nothing special happens
/// @param quickInterval while changes are settling, and after a first failure
/// @param floor the shortest time between two listings, whatever happens
/// @param ceiling the longest time between two attempts while an engine fails
/// @param probeInterval between two checks of an engine that rejects our key or is set up wrongly
/// @param settling how long listings stay quick after an unsettled change
/// @param share listings take at most one part in this many of the time
/// @param confirmations how many further listings must confirm that more than half of a fleet is gone
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
