package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.wire.Page.DataAge;
import io.sandboxconsole.inventory.SandboxRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fleet that a request is about.
///
/// @param asOf the instant of a fleet of the past
/// @param dataAge of the present fleet
/// @param notes what is not known of a fleet of the past
record ShownFleet(
        SandboxRows rows,
        @Nullable Instant asOf,
        @Nullable List<DataAge> dataAge,
        @Nullable List<String> notes) {}
