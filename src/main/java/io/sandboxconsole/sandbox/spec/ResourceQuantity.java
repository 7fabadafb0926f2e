package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Validates amounts of processor, memory and graphics processors in the notation common to Docker and Kubernetes. An
/// engine ignores an amount it cannot parse, or fails long after the request, so they are checked before it.
public final class ResourceQuantity {

    public static final String CPU = "cpu";

    public static final String MEMORY = "memory";

    public static final String GPU = "gpu";

    public static final String DISK = "disk";

    private static final Pattern POSITIVE = Pattern.compile("[0-9.]*[1-9][0-9.]*m?");

    private static final Pattern CORES = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?|[0-9]{1,9}m");

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,14}(Ki|Mi|Gi|Ti|k|M|G|T)?");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}|all");

    private ResourceQuantity() {}

    /// The problem with `amount` of `resource`, if any.
    public static Optional<Message> problem(String resource, String amount) {
        return switch (resource) {
            case CPU ->
                unless(
                        CORES.matcher(amount).matches()
                                && POSITIVE.matcher(amount).matches(),
                        Message.of("rule.cpu"));
            case MEMORY -> unless(BYTES.matcher(amount).matches(), Message.of("rule.memory"));
            case DISK -> unless(BYTES.matcher(amount).matches(), Message.of("rule.disk"));
            case GPU -> unless(COUNT.matcher(amount).matches(), Message.of("rule.gpu"));
            default -> unless(!amount.isBlank(), Message.of("rule.resource"));
        };
    }

    /// The problems of `resources`, by field, such as `resources.cpu`.
    public static Map<String, Message> problems(Map<String, String> resources) {
        Map<String, Message> problems = new TreeMap<>();
        resources.forEach((resource, amount) ->
                problem(resource, amount).ifPresent(problem -> problems.put("resources." + resource, problem)));
        return problems;
    }

    private static Optional<Message> unless(boolean allowed, Message problem) {
        return allowed ? Optional.empty() : Optional.of(problem);
    }
}
