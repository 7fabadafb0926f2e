package io.sandboxconsole.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Which sandboxes a listing is asked for; parameters that it does not know are ignored.
final class DaytonaFilter {

    static final List<String> STATES = List.of(
            "creating",
            "restoring",
            "destroying",
            "started",
            "stopped",
            "starting",
            "stopping",
            "error",
            "build_failed",
            "pending_build",
            "building_snapshot",
            "unknown",
            "pulling_snapshot",
            "archived",
            "archiving",
            "resizing",
            "snapshotting",
            "forking",
            "pausing",
            "paused",
            "resuming");

    private final DaytonaCall call;
    private final List<Predicate<DaytonaSandbox>> tests = new ArrayList<>();

    private DaytonaFilter(DaytonaCall call) {
        this.call = call;
    }

    /// What the listing behind a cursor knows; the newest servers compare the hard end as well.
    static Predicate<DaytonaSandbox> ofCursor(DaytonaCall call, DaytonaBehaviour behaviour) {
        DaytonaFilter filter = common(call);
        filter.oneOf("regionIds", sandbox -> sandbox.origin().target());
        filter.oneOf("sandboxClasses", sandbox -> sandbox.origin().sandboxClass());
        filter.equal("isPublic", sandbox -> sandbox.network().open());
        filter.equal("isRecoverable", sandbox -> sandbox.status().recoverable());
        filter.between("createdAt", sandbox -> sandbox.times().created());
        if (behaviour.isNewest()) {
            filter.between("autoDestroyAt", sandbox -> sandbox.intervals().destroyAt());
        }
        return filter.all();
    }

    /// What the listing by pages knows, which has a word of its own for regions.
    static Predicate<DaytonaSandbox> ofPages(DaytonaCall call) {
        DaytonaFilter filter = common(call);
        filter.oneOf("regions", sandbox -> sandbox.origin().target());
        return filter.all();
    }

    /// What the oldest servers know: nothing but labels and visibility.
    static Predicate<DaytonaSandbox> ofOldServer(DaytonaCall call) {
        return visible(call).all();
    }

    private static DaytonaFilter common(DaytonaCall call) {
        DaytonaFilter filter = visible(call);
        filter.prefix("id", DaytonaSandbox::id);
        filter.prefix("name", DaytonaSandbox::name);
        filter.states();
        filter.oneOf("snapshots", sandbox -> sandbox.origin().snapshot());
        filter.range("minCpu", "maxCpu", sandbox -> sandbox.size().cpu());
        filter.range("minMemoryGiB", "maxMemoryGiB", sandbox -> sandbox.size().memory());
        filter.range("minDiskGiB", "maxDiskGiB", sandbox -> sandbox.size().disk());
        filter.between("lastEvent", sandbox -> sandbox.times().activity());
        return filter;
    }

    private static DaytonaFilter visible(DaytonaCall call) {
        DaytonaFilter filter = new DaytonaFilter(call);
        filter.visible();
        filter.labels();
        return filter;
    }

    private Predicate<DaytonaSandbox> all() {
        return tests.stream().reduce(sandbox -> true, Predicate::and);
    }

    private void visible() {
        String organization = call.organization();
        boolean errored = call.flag("includeErroredDeleted");
        tests.add(sandbox -> sandbox.origin().organization().equals(organization)
                && (!sandbox.hidden() || (errored && sandbox.errored())));
    }

    private void labels() {
        String text = call.parameter("labels", "");
        if (text.isEmpty()) {
            return;
        }
        Map<String, String> wanted = new HashMap<>();
        try {
            JsonNode json = Json.read(text);
            if (!json.isObject()) {
                throw new DaytonaProblem(400, "Invalid labels JSON format");
            }
            json.properties()
                    .forEach(
                            label -> wanted.put(label.getKey(), label.getValue().asString("")));
        } catch (JacksonException malformed) {
            throw new DaytonaProblem(400, "Invalid labels JSON format");
        }
        tests.add(sandbox -> sandbox.labels().entrySet().containsAll(wanted.entrySet()));
    }

    // The store compares with LIKE, in which a percent sign stands for anything and an underscore for any character.
    private void prefix(String name, Function<DaytonaSandbox, String> value) {
        String wanted = call.parameter(name, "").toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty()) {
            Predicate<String> like = like(wanted);
            tests.add(sandbox -> like.test(value.apply(sandbox).toLowerCase(Locale.ROOT)));
        }
    }

    private static Predicate<String> like(String wanted) {
        if (wanted.indexOf('%') < 0 && wanted.indexOf('_') < 0) {
            return text -> text.startsWith(wanted);
        }
        String pattern = Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(pattern + ".*", Pattern.DOTALL).asMatchPredicate();
    }

    private void states() {
        List<String> states = call.list("states");
        if (!STATES.containsAll(states)) {
            throw new DaytonaProblem(
                    400, "each value must be one of the following values: " + String.join(", ", STATES));
        }
        if (!states.isEmpty()) {
            tests.add(sandbox -> states.contains(sandbox.status().state()));
        }
    }

    private void oneOf(String name, Function<DaytonaSandbox, @Nullable String> value) {
        List<String> wanted = call.list(name);
        if (!wanted.isEmpty()) {
            tests.add(sandbox -> {
                String actual = value.apply(sandbox);
                return actual != null && wanted.contains(actual);
            });
        }
    }

    private void range(String least, String most, Function<DaytonaSandbox, Double> value) {
        double from = number(least, Double.NEGATIVE_INFINITY);
        double to = number(most, Double.POSITIVE_INFINITY);
        tests.add(sandbox -> value.apply(sandbox) >= from && value.apply(sandbox) <= to);
    }

    private double number(String name, double usual) {
        String text = call.parameter(name, "");
        try {
            return text.isEmpty() ? usual : Double.parseDouble(text);
        } catch (NumberFormatException notNumeric) {
            throw new DaytonaProblem(400, "%s must be a number".formatted(name));
        }
    }

    private void equal(String name, Predicate<DaytonaSandbox> value) {
        String wanted = call.parameter(name, "");
        if (!wanted.isEmpty()) {
            tests.add(sandbox -> value.test(sandbox) == wanted.equals("true"));
        }
    }

    private void between(String name, Function<DaytonaSandbox, @Nullable Instant> value) {
        Instant from = time(name + "After", Instant.MIN);
        Instant to = time(name + "Before", Instant.MAX);
        if (!from.equals(Instant.MIN) || !to.equals(Instant.MAX)) {
            tests.add(sandbox -> {
                Instant actual = value.apply(sandbox);
                return actual != null && !actual.isBefore(from) && !actual.isAfter(to);
            });
        }
    }

    private Instant time(String name, Instant usual) {
        String text = call.parameter(name, "");
        try {
            return text.isEmpty() ? usual : Instant.parse(text);
        } catch (DateTimeException notTime) {
            throw new DaytonaProblem(400, "%s must be a Date instance".formatted(name));
        }
    }
}
