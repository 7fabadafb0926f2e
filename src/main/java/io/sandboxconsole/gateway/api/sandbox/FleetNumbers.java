package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.CountedFilter;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.CreatorCount;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.FacetCountInfo;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.FacetInfo;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.Overview;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.FleetStatistics;
import io.sandboxconsole.inventory.FleetStatistics.Counted;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts sandboxes for callers.
@Component
class FleetNumbers {

    private static final String CONNECTION = "connection";

    private final Fleets fleets;

    FleetNumbers(Fleets fleets) {
        this.fleets = fleets;
    }

    SandboxAnswers.Facets facets(
            Caller caller, @Nullable String filter, @Nullable String fields, @Nullable Instant asOf) {
        var fleet = fleets.of(caller, asOf);
        Set<String> names = fields == null ? SandboxRows.USUAL_FACETS : names(fields);
        var counted = counted(fleet.rows(), caller, CallerReach.filter(caller, filter), names);
        return new SandboxAnswers.Facets(
                counted.matching(),
                names.stream()
                        .sorted()
                        .map(name -> info(caller, name, counted.of(name)))
                        .toList(),
                fleet.asOf(),
                fleet.dataAge(),
                fleet.notes());
    }

    Page<CreatorCount> creators(Caller caller, @Nullable String filter, @Nullable Instant asOf) {
        var fleet = fleets.of(caller, asOf);
        var counted = counted(fleet.rows(), caller, CallerReach.filter(caller, filter), Set.of("creator"));
        List<CreatorCount> creators = counted.of("creator").values().stream()
                .filter(value -> value.creator() != null)
                .map(value ->
                        new CreatorCount(CreatorMapper.of(Objects.requireNonNull(value.creator())), value.count()))
                .toList();
        int distinct = counted.of("creator").distinct();
        return new Page<>(creators, null, distinct, false, fleet.asOf(), fleet.dataAge(), fleet.notes());
    }

    /// A key for one connection has no statistics of its own: the numbers are counted by their filters.
    Overview overview(Caller caller, ZoneId zone, @Nullable Instant asOf) {
        var fleet = fleets.of(caller, asOf);
        var statistics = fleet.rows().census(caller.actor(), zone);
        SandboxFilter own = CallerReach.filter(caller, null);
        Facets facets =
                caller.connection() == null ? statistics.facets() : fleet.rows().facets(caller.actor(), own);
        var counts = new Counts(fleet.rows(), caller, own);
        return new Overview(
                caller.connection() == null ? statistics.total() : facets.matching(),
                SandboxRows.USUAL_FACETS.stream()
                        .sorted()
                        .map(name -> info(caller, name, facets.of(name)))
                        .toList(),
                counts.of(FleetStatistics.Mark.values(), statistics.marks()),
                counts.of(FleetStatistics.Age.values(), statistics.ages()),
                counts.of(FleetStatistics.Remaining.values(), statistics.remains()),
                statistics.days().stream()
                        .map(day -> counts.of(day.date().toString(), day.filter(), day.created()))
                        .toList(),
                fleet.asOf(),
                fleet.dataAge(),
                fleet.notes());
    }

    /// Numbers with their filters, for the caller's connection alone where the key has one.
    private record Counts(SandboxRows rows, Caller caller, SandboxFilter own) {

        <C extends Enum<C> & Counted> List<CountedFilter> of(C[] classes, Map<C, Integer> counts) {
            return Arrays.stream(classes)
                    .map(one -> of(ApiWords.of(one), one.filter(), counts.getOrDefault(one, 0)))
                    .toList();
        }

        CountedFilter of(String name, SandboxFilter filter, int count) {
            if (caller.connection() == null) {
                return new CountedFilter(name, filter.toString(), count);
            }
            var narrowed = SandboxFilter.parse(own + " " + filter);
            return new CountedFilter(
                    name,
                    narrowed.toString(),
                    rows.counts(caller.actor(), Set.of(narrowed)).getOrDefault(narrowed, 0));
        }
    }

    private static Facets counted(SandboxRows rows, Caller caller, SandboxFilter filter, Set<String> fields) {
        try {
            return rows.facets(caller.actor(), filter, fields);
        } catch (IllegalArgumentException uncounted) {
            throw new ApiProblem(ProblemType.INVALID_PARAMETER, "The values of one of these fields cannot be counted.")
                    .field("fields")
                    .candidates(List.of(
                            "state",
                            "creator",
                            "team",
                            CONNECTION,
                            "image",
                            "lease",
                            "locked",
                            "region",
                            "machine",
                            "label"));
        }
    }

    private static Set<String> names(String fields) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(fields.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static FacetInfo info(Caller caller, String name, Facet facet) {
        List<FacetCountInfo> values = facet.values().stream()
                .filter(value -> !name.equals(CONNECTION)
                        || CallerReach.connection(caller, value.value()).isPresent())
                .map(value -> new FacetCountInfo(
                        value.value(),
                        value.count(),
                        value.creator() == null ? null : CreatorMapper.of(value.creator())))
                .toList();
        boolean narrowed = name.equals(CONNECTION) && caller.connection() != null;
        return new FacetInfo(name, narrowed ? values.size() : facet.distinct(), values);
    }
}
