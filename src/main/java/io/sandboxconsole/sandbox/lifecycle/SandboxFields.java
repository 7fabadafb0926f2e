package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a sandbox that commands replace, as the trail names and writes them.
public final class SandboxFields {

    private static final String METADATA = "metadata.";

    private static final String EXPIRES = "expires";

    private static final String OPEN_PORTS = "open-ports";

    private SandboxFields() {}

    /// Returns the values that `command` replaces in `sandbox`.
    static FieldChanges changes(Sandbox sandbox, SandboxCommand command) {
        return switch (command) {
            case SandboxCommand.Renew(Instant expiresAt) -> renewal(sandbox, expiresAt);
            case SandboxCommand.EditMetadata(MetadataPatch patch) ->
                FieldChanges.between(METADATA, sandbox.metadata(), patched(sandbox.metadata(), patch));
            case SandboxCommand.SetIntervals(Intervals before, Intervals after) ->
                FieldChanges.between("", intervals(before), intervals(after));
            case SandboxCommand.SetOpenPorts(boolean open) ->
                FieldChanges.NONE.and(OPEN_PORTS, sandbox.attributes().openPorts(), open);
            case SandboxCommand.Resize resize -> resizing(sandbox, resize);
            case SandboxCommand.Simple _, SandboxCommand.TakeSnapshot _, SandboxCommand.Fork _ -> FieldChanges.NONE;
        };
    }

    /// Returns the change of the end of `sandbox`, to the second: engines round it.
    public static FieldChanges renewal(Sandbox sandbox, Instant expiresAt) {
        return FieldChanges.NONE.and(EXPIRES, second(sandbox.expiresAt()), second(expiresAt));
    }

    /// Returns the changes of the metadata of `sandbox`.
    ///
    /// @param merged the entries to set; null removes one
    public static FieldChanges metadata(Sandbox sandbox, Map<String, @Nullable String> merged) {
        Map<String, String> after = new HashMap<>(sandbox.metadata());
        merged.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else {
                after.put(key, value);
            }
        });
        return FieldChanges.between(METADATA, sandbox.metadata(), after);
    }

    /// Returns the present values of `sandbox`.
    static Map<String, String> of(Sandbox sandbox) {
        Map<String, String> fields =
                new TreeMap<>(intervals(sandbox.attributes().intervals()));
        sandbox.metadata().forEach((key, value) -> fields.put(METADATA + key, value));
        fields.put(OPEN_PORTS, String.valueOf(sandbox.attributes().openPorts()));
        put(fields, EXPIRES, second(sandbox.expiresAt()));
        EngineAttributes.@Nullable Size size = sandbox.attributes().size();
        if (size != null) {
            put(fields, "cpu", whole(size.cpu()));
            put(fields, "memory", whole(size.memory()));
            put(fields, "disk", whole(size.disk()));
        }
        return fields;
    }

    private static FieldChanges resizing(Sandbox sandbox, SandboxCommand.Resize resize) {
        Map<String, String> before = of(sandbox);
        var changes = FieldChanges.NONE;
        for (var field : new String[] {"cpu", "memory", "disk"}) {
            @Nullable
            Integer wanted = switch (field) {
                case "cpu" -> resize.cpu();
                case "memory" -> resize.memory();
                default -> resize.disk();
            };
            if (wanted != null) {
                changes = changes.and(field, before.get(field), wanted.toString());
            }
        }
        return changes;
    }

    private static Map<String, String> patched(Map<String, String> metadata, MetadataPatch patch) {
        Map<String, String> after = new HashMap<>(metadata);
        after.putAll(patch.set());
        after.keySet().removeAll(patch.remove());
        return after;
    }

    private static Map<String, String> intervals(Intervals intervals) {
        return Map.of(
                "intervals.stop", text(intervals.stop()),
                "intervals.pause", text(intervals.pause()),
                "intervals.archive", text(intervals.archive()),
                "intervals.delete", text(intervals.delete()));
    }

    private static String text(Interval interval) {
        return interval.when() == Interval.When.AFTER
                ? interval.time().toString()
                : interval.when().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String second(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String whole(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static void put(Map<String, String> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
