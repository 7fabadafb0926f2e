package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How amounts of processor, memory and graphics processors are written, so that Docker and Kubernetes read them alike.
/// An engine ignores an amount it cannot read, or fails long after the request: it must be checked before.
public final class ResourceQuantity {

    public static final String CPU = "cpu";

    public static final String MEMORY = "memory";

    public static final String GPU = "gpu";

    private static final Pattern POSITIVE = Pattern.compile("[0-9.]*[1-9][0-9.]*m?");

    private static final Pattern CORES = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?|[0-9]{1,9}m");

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,14}(Ki|Mi|Gi|Ti|k|M|G|T)?");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}|all");

    private ResourceQuantity() {}

    /// What is wrong with `amount` of `resource`, if anything.
    public static Optional<String> problem(String resource, String amount) {
        return switch (resource) {
            case CPU ->
                unless(
                        CORES.matcher(amount).matches()
                                && POSITIVE.matcher(amount).matches(),
                        "Write processors as a number of cores such as 2 or 0.5, or in thousandths such as 500m.");
            case MEMORY ->
                unless(
                        BYTES.matcher(amount).matches(),
                        "Write memory as a whole number with a unit such as 512Mi or 2Gi. Units are Ki, Mi, Gi, Ti, k,"
                                + " M, G and T.");
            case GPU ->
                unless(
                        COUNT.matcher(amount).matches(),
                        "Write graphics processors as a whole number such as 1, or all where the engine runs on"
                                + " Docker.");
            default -> unless(!amount.isBlank(), "Write an amount, or leave the resource out.");
        };
    }

    /// What is wrong with `resources`, by field, such as `resources.cpu`.
    public static Map<String, String> problems(Map<String, String> resources) {
        Map<String, String> problems = new TreeMap<>();
        resources.forEach((resource, amount) ->
                problem(resource, amount).ifPresent(problem -> problems.put("resources." + resource, problem)));
        return problems;
    }

    private static Optional<String> unless(boolean allowed, String problem) {
        return allowed ? Optional.empty() : Optional.of(problem);
    }
}
