package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Translates the parameters of one call into a predicate on sandboxes; invalid ones are rejected.
final class Conditions {

    private final CheckedCall call;
    private final List<Predicate<DaytonaSandbox>> tests = new ArrayList<>();

    Conditions(CheckedCall call) {
        this.call = call;
    }

    Predicate<DaytonaSandbox> all() {
        return tests.stream().reduce(sandbox -> true, Predicate::and);
    }

    void visible() {
        String organization = call.organization();
        boolean errored = call.flag("includeErroredDeleted");
        tests.add(sandbox -> sandbox.origin().organization().equals(organization)
                && (!sandbox.hidden() || (errored && sandbox.errored())));
    }

    void labels() {
        String text = call.parameter("labels", "");
        if (text.isEmpty()) {
            return;
        }
        Map<String, String> requested = Json.texts(object(text));
        tests.add(sandbox -> sandbox.labels().entrySet().containsAll(requested.entrySet()));
    }

    private static JsonNode object(String text) {
        try {
            JsonNode json = Json.read(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw new HttpProblem(400, "Invalid labels JSON format");
        }
        throw new HttpProblem(400, "Invalid labels JSON format");
    }

    // The store compares with LIKE, in which a percent sign matches any text and an underscore any character.
    void prefix(String name, Function<DaytonaSandbox, String> value) {
        String requested = call.parameter(name, "").toLowerCase(Locale.ROOT);
        if (!requested.isEmpty()) {
            Predicate<String> like = like(requested);
            tests.add(sandbox -> like.test(value.apply(sandbox).toLowerCase(Locale.ROOT)));
        }
    }

    private static Predicate<String> like(String requested) {
        if (requested.indexOf('%') < 0 && requested.indexOf('_') < 0) {
            return text -> text.startsWith(requested);
        }
        String pattern = Pattern.quote(requested).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(pattern + ".*", Pattern.DOTALL).asMatchPredicate();
    }

    void states() {
        List<String> states = call.list("states");
        if (!DaytonaStatus.LISTED.containsAll(states)) {
            throw new HttpProblem(
                    400, "each value must be one of the following values: " + String.join(", ", DaytonaStatus.LISTED));
        }
        if (!states.isEmpty()) {
            tests.add(sandbox -> states.contains(sandbox.status().state()));
        }
    }

    void oneOf(String name, Function<DaytonaSandbox, @Nullable String> value) {
        List<String> requested = call.list(name);
        if (!requested.isEmpty()) {
            tests.add(sandbox -> {
                String actual = value.apply(sandbox);
                return actual != null && requested.contains(actual);
            });
        }
    }

    void range(String least, String most, Function<DaytonaSandbox, Double> value) {
        double from = number(least, Double.NEGATIVE_INFINITY);
        double to = number(most, Double.POSITIVE_INFINITY);
        tests.add(sandbox -> value.apply(sandbox) >= from && value.apply(sandbox) <= to);
    }

    private double number(String name, double usual) {
        String text = call.parameter(name, "");
        try {
            return text.isEmpty() ? usual : Double.parseDouble(text);
        } catch (NumberFormatException notNumeric) {
            throw new HttpProblem(400, "%s must be a number".formatted(name));
        }
    }

    void equal(String name, Predicate<DaytonaSandbox> value) {
        String requested = call.parameter(name, "");
        if (!requested.isEmpty()) {
            tests.add(sandbox -> value.test(sandbox) == requested.equals("true"));
        }
    }

    void between(String name, Function<DaytonaSandbox, @Nullable Instant> value) {
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
            throw new HttpProblem(400, "%s must be a Date instance".formatted(name));
        }
    }
}
