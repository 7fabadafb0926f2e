package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.DaytonaIntervals.Act;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.ResourceQuantity;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds Daytona's request bodies. The display name becomes the engine's own name, and no label.
final class DaytonaRequests {

    private static final String NAME_FIELD = "metadata." + Sandbox.NAME_KEY;

    private DaytonaRequests() {}

    /// Returns the faults of `spec`, by field: those that hold on every engine, and the server's own. Amounts are
    /// described by the server's rule alone, because the usual notation allows what it refuses.
    static Map<String, Message> problems(SandboxSpec spec, Capabilities capabilities) {
        Map<String, Message> problems = new LinkedHashMap<>(SpecRules.problems(spec, capabilities));
        if (spec.origin() instanceof Origin.Image) {
            problems.putAll(DaytonaQuantities.problems(spec.resources()));
        }
        DaytonaNames.problem(spec.metadata().getOrDefault(Sandbox.NAME_KEY, ""))
                .ifPresent(problem -> problems.putIfAbsent(NAME_FIELD, problem));
        Intervals intervals = spec.options().intervals();
        if (intervals != null) {
            DaytonaIntervals.problem(intervals, capabilities.automation().pauses())
                    .ifPresent(problem -> problems.putIfAbsent("intervals", problem));
        }
        return problems;
    }

    /// @param spec a valid one
    static DaytonaApi.CreateSandbox creation(SandboxSpec spec) {
        Map<String, String> labels = new HashMap<>(spec.metadata());
        String requestedName = labels.remove(Sandbox.NAME_KEY);
        Intervals intervals = Objects.requireNonNullElse(spec.options().intervals(), Intervals.NONE);
        return new DaytonaApi.CreateSandbox(
                DaytonaNames.unique(requestedName, labels.get(ReservedMetadata.REQUEST)),
                spec.origin() instanceof Origin.Snapshot(String id) ? id : null,
                spec.origin() instanceof Origin.Image(String uri, var _)
                        ? new DaytonaApi.BuildInfo("FROM %s\n".formatted(uri))
                        : null,
                presentOrNull(spec.env()),
                presentOrNull(labels),
                spec.options().openPorts() ? true : null,
                spec.options().region(),
                amount(spec, ResourceQuantity.CPU),
                amount(spec, ResourceQuantity.MEMORY),
                amount(spec, ResourceQuantity.DISK),
                amount(spec, ResourceQuantity.GPU),
                Act.STOP.number(intervals.stop()),
                Act.PAUSE.number(intervals.pause()),
                Act.ARCHIVE.number(intervals.archive()),
                Act.DELETE.number(intervals.delete()),
                spec.timeout() == null ? null : Math.ceilDiv(spec.timeout().toSeconds(), 60L));
    }

    private static @Nullable BigDecimal amount(SandboxSpec spec, String resource) {
        String amount = spec.resources().get(resource);
        return amount == null || spec.origin() instanceof Origin.Snapshot
                ? null
                : DaytonaQuantities.amount(resource, amount).orElse(null);
    }

    private static @Nullable Map<String, String> presentOrNull(Map<String, String> map) {
        return map.isEmpty() ? null : Map.copyOf(map);
    }
}
