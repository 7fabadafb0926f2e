package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a sandbox into names and values and back, so that a change is a difference of single fields. A name is
/// that of the filter's field where there is one; a metadata key follows `label.`. An absent value has no name.
public final class SandboxFields {

    /// The prefix of a metadata key.
    public static final String LABEL = "label.";

    /// Changes of these alone make no event, because they change all the time.
    private static final Set<String> RESTLESS = Set.of("activity", "since", "backup");

    private static final List<String> RESTLESS_MOMENTS = List.of("activity", "since");

    private final StoredValues values = new StoredValues();

    public SandboxFields() {}

    /// Returns the creator that a value of the field `creator` names.
    public static Creator creator(String value) {
        return new StoredValues().creator(value);
    }

    /// Returns the words that a value of the field `entrypoint` holds.
    public static List<String> texts(String value) {
        return new StoredValues().texts(value);
    }

    /// Returns the differences, by name; none where they make no event.
    static List<FieldChange> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<FieldChange> changes = names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldChange(name, before.get(name), after.get(name)))
                .toList();
        return RESTLESS.containsAll(changes.stream().map(FieldChange::field).toList()) ? List.of() : changes;
    }

    /// Reads the column `changes` of an event.
    public static List<FieldChange> changes(String stored) {
        return StoredValues.changes(stored);
    }

    /// Returns the fields as they are after `changes`.
    static Map<String, String> redone(Map<String, String> fields, List<FieldChange> changes) {
        Map<String, String> later = new HashMap<>(fields);
        changes.forEach(change -> put(later, change.field(), change.after()));
        return later;
    }

    /// Returns the sandbox as it was at `at`.
    ///
    /// @param fields the last known fields, which it changes
    /// @param later the changes after `at`, the newest first
    public Sandbox asOf(SandboxId id, FieldValues fields, List<FieldChange> later, Instant at) {
        switch (fields) {
            case FieldValues.OfMap(var map) -> {
                later.forEach(change -> put(map, change.field(), change.before()));
                forgetAfter(fields, at, map::remove);
            }
            case FieldValues.OfRow row -> {
                row.undo(later);
                forgetAfter(fields, at, row::forget);
            }
        }
        return sandbox(id, fields);
    }

    /// Removes moments after `at` that no event tells the earlier value of: they change with every poll, and an
    /// unknown value is more honest than one of another time.
    private static void forgetAfter(FieldValues fields, Instant at, Consumer<String> forget) {
        for (String name : RESTLESS_MOMENTS) {
            Instant moment = fields.moment(name);
            if (moment != null && moment.isAfter(at)) {
                forget.accept(name);
            }
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    /// Returns the fields of `sandbox` but for its id, in the order of their names.
    Map<String, String> of(Sandbox sandbox) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("state", sandbox.state().kind().word());
        put(fields, "word", sandbox.state().word());
        put(fields, "reason", sandbox.status().reason());
        put(fields, "message", sandbox.status().message());
        put(fields, "since", written(sandbox.status().lastTransitionAt()));
        put(fields, "creator", values.written(sandbox.creator()));
        put(fields, "owner", sandbox.owner());
        put(fields, "team", sandbox.team());
        switch (sandbox.source()) {
            case Source.Image(String uri) -> fields.put("image", uri);
            case Source.Built(String base) -> fields.put("built", base);
            case Source.Snapshot(String id) -> fields.put("snapshot", id);
            case Source.Unstated() -> {}
        }
        put(fields, "created", written(sandbox.createdAt()));
        put(fields, "expires", written(sandbox.expiresAt()));
        if (!sandbox.entrypoint().isEmpty()) {
            fields.put("entrypoint", values.written(sandbox.entrypoint()));
        }
        var platform = sandbox.platform();
        if (platform != null) {
            fields.put("os", platform.os());
            fields.put("arch", platform.arch());
        }
        sandbox.metadata().forEach((key, value) -> fields.put(LABEL + key, value));
        put(fields, sandbox.attributes());
        return fields;
    }

    private void put(Map<String, String> fields, EngineAttributes attributes) {
        if (attributes.equals(EngineAttributes.NONE)) {
            return;
        }
        put(fields, "name", attributes.name());
        put(fields, "machine", attributes.machine());
        put(fields, "region", attributes.region());
        var size = attributes.size();
        if (size != null) {
            put(fields, "cpu", written(size.cpu()));
            put(fields, "memory", written(size.memory()));
            put(fields, "disk", written(size.disk()));
            put(fields, "gpu", written(size.gpu()));
        }
        put(fields, "activity", written(attributes.lastActivityAt()));
        put(fields, "auto-stop", written(attributes.intervals().stop()));
        put(fields, "auto-pause", written(attributes.intervals().pause()));
        put(fields, "auto-archive", written(attributes.intervals().archive()));
        put(fields, "auto-delete", written(attributes.intervals().delete()));
        put(fields, "public-ports", attributes.openPorts() ? "yes" : null);
        put(fields, "recoverable", attributes.recoverable() ? "yes" : null);
        put(fields, "backup", attributes.backup());
        if (attributes.lease() != null) {
            fields.put("lease", values.written(attributes.lease()));
        }
    }

    /// Returns the sandbox with these fields.
    public Sandbox sandbox(SandboxId id, Map<String, String> fields) {
        return sandbox(id, FieldValues.of(fields));
    }

    private Sandbox sandbox(SandboxId id, FieldValues fields) {
        String os = fields.text("os");
        return new Sandbox(
                id,
                new SandboxStatus(
                        new SandboxState(
                                SandboxState.Kind.named(stated(fields, "state")).orElse(SandboxState.Kind.OTHER),
                                stated(fields, "word")),
                        fields.text("reason"),
                        fields.text("message"),
                        fields.moment("since")),
                values.creator(fields.text("creator")),
                fields.text("owner"),
                fields.text("team"),
                source(fields),
                fields.moment("created"),
                fields.moment("expires"),
                values.texts(fields.text("entrypoint")),
                os == null ? null : new Sandbox.Platform(os, stated(fields, "arch")),
                fields.metadata(),
                attributes(fields));
    }

    private static String stated(FieldValues fields, String name) {
        return Objects.requireNonNullElse(fields.text(name), "");
    }

    /// Returns the creator of the sandbox with these fields.
    Creator creator(Map<String, String> fields) {
        return values.creator(fields.get("creator"));
    }

    private static Source source(FieldValues fields) {
        String image = fields.text("image");
        if (image != null) {
            return new Source.Image(image);
        }
        String built = fields.text("built");
        if (built != null) {
            return new Source.Built(built);
        }
        String snapshot = fields.text("snapshot");
        return snapshot == null ? new Source.Unstated() : new Source.Snapshot(snapshot);
    }

    private EngineAttributes attributes(FieldValues fields) {
        var attributes = new EngineAttributes(
                fields.text("name"),
                fields.text("machine"),
                fields.text("region"),
                size(fields),
                fields.moment("activity"),
                new Intervals(
                        interval(fields.text("auto-stop")),
                        interval(fields.text("auto-pause")),
                        interval(fields.text("auto-archive")),
                        interval(fields.text("auto-delete"))),
                fields.text("public-ports") != null,
                fields.text("recoverable") != null,
                fields.text("backup"),
                values.lease(fields.text("lease")));
        return attributes.equals(EngineAttributes.NONE) ? EngineAttributes.NONE : attributes;
    }

    private static EngineAttributes.@Nullable Size size(FieldValues fields) {
        var cpu = read(fields, "cpu", BigDecimal::new);
        var memory = read(fields, "memory", BigDecimal::new);
        var disk = read(fields, "disk", BigDecimal::new);
        var gpu = read(fields, "gpu", BigDecimal::new);
        return cpu == null && memory == null && disk == null && gpu == null
                ? null
                : new EngineAttributes.Size(cpu, memory, disk, gpu);
    }

    private static <T> @Nullable T read(FieldValues fields, String name, Function<String, T> parser) {
        String text = fields.text(name);
        return text == null ? null : parser.apply(text);
    }

    private static @Nullable String written(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static @Nullable String written(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String written(Interval interval) {
        return switch (interval.when()) {
            case UNSTATED -> null;
            case NEVER -> "never";
            case AT_ONCE -> "at-once";
            case LATEST -> "latest";
            case AFTER -> interval.time().toString();
        };
    }

    /// Returns the interval that a value of a field such as `auto-stop` states.
    public static Interval interval(@Nullable String text) {
        return switch (text) {
            case null -> Interval.UNSTATED;
            case "never" -> Interval.NEVER;
            case "at-once" -> Interval.AT_ONCE;
            case "latest" -> Interval.LATEST;
            default -> Interval.after(Duration.parse(text));
        };
    }
}
