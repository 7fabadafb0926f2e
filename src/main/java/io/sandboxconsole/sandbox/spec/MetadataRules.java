package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Validates sandbox metadata by the label rules of Kubernetes. Every problem is a full sentence that states the rule
/// and repeats no input.
public final class MetadataRules {

    private static final int LONGEST_PREFIX = 253;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private MetadataRules() {}

    /// The problem with `key`, if any.
    public static Optional<Message> keyProblem(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0 && !isDomain(key.substring(0, slash))) {
            return Optional.of(Message.of("rule.metadata.prefix"));
        }
        if (!NAME.matcher(key.substring(slash + 1)).matches()) {
            return Optional.of(Message.of("rule.metadata.key"));
        }
        return Optional.empty();
    }

    /// The problem with `value`, if any; an empty value is allowed.
    public static Optional<Message> valueProblem(String key, String value) {
        if (key.equals(Sandbox.NAME_KEY)) {
            return NameRules.SANDBOX.problem(value);
        }
        if (value.isEmpty() || NAME.matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(Message.of("rule.metadata.value"));
    }

    /// The problems of `metadata`, by field, such as `metadata.team`; a key's problem comes before its value's.
    public static Map<String, Message> problems(Map<String, String> metadata, ReservedNames reserved) {
        Map<String, Message> problems = new LinkedHashMap<>();
        new TreeMap<>(metadata)
                .forEach((key, value) -> reserved.metadataProblem(key)
                        .or(() -> keyProblem(key))
                        .or(() -> valueProblem(key, value))
                        .ifPresent(problem -> problems.put("metadata." + key, problem)));
        return problems;
    }

    /// The problems of `patch`, by field. A key that is only removed may be any but one the engine reserves.
    public static Map<String, Message> problems(MetadataPatch patch, ReservedNames reserved) {
        Map<String, Message> problems = problems(patch.set(), reserved);
        new TreeSet<>(patch.remove())
                .stream()
                        .forEach(key -> reserved.metadataProblem(key)
                                .ifPresent(problem -> problems.put("metadata." + key, problem)));
        return problems;
    }

    private static boolean isDomain(String text) {
        return text.length() <= LONGEST_PREFIX && DOMAIN.matcher(text).matches();
    }
}
