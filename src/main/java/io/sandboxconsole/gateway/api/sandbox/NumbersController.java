package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ZoneParameter;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.CreatorCount;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.Facets;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.Overview;
import io.sandboxconsole.gateway.auth.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The fleet in numbers
@ApiController("/api")
class NumbersController {

    private final FleetNumbers numbers;

    NumbersController(FleetNumbers numbers) {
        this.numbers = numbers;
    }

    /// Count facets
    ///
    /// Counts the values of fields among the sandboxes that match a filter, the most frequent first.
    ///
    /// @param filter which sandboxes; its terms on a field do not restrict the values of that field
    /// @param fields `state`, `creator`, `team`, `connection`, `image`, `lease`, `locked`, `region`, `machine`,
    /// `label` (the metadata keys) and `label.<key>`, separated by commas; the first four where it is left out
    /// @param asOf an instant of the past
    @GetMapping("/facets")
    Facets facets(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(name = "fields", required = false) @Nullable String fields,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return numbers.facets(caller, filter, fields, asOf);
    }

    /// List creators
    ///
    /// Lists who created the sandboxes that match a filter, with the number of each, the most frequent first. Two
    /// keys of one name are two creators.
    ///
    /// @param filter which sandboxes
    /// @param asOf an instant of the past
    @GetMapping("/creators")
    Page<CreatorCount> creators(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return numbers.creators(caller, filter, asOf);
    }

    /// Read the overview
    ///
    /// Counts the sandboxes that the caller may see as the Overview page does; each number comes with the filter
    /// that finds the sandboxes behind it.
    ///
    /// @param zone the time zone of the days, such as `Europe/Berlin`; UTC where it is left out
    /// @param asOf an instant of the past
    @GetMapping("/overview")
    Overview overview(
            Caller caller,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return numbers.overview(caller, ZoneParameter.read(zone), asOf);
    }
}
