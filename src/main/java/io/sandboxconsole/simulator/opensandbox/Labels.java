package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.ErrorReply;
import java.util.Map;
import java.util.regex.Pattern;

/// Validates metadata by the rules of Kubernetes labels.
final class Labels {

    private static final String RESERVED = "opensandbox.io/";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_PREFIX = 253;

    private Labels() {}

    static boolean isReserved(String key) {
        return key.startsWith(RESERVED);
    }

    /// Rejects metadata that breaks a rule, with the code that create and most of patch use.
    static void check(Map<String, String> metadata) {
        metadata.forEach((key, value) -> {
            if (isReserved(key) || !isKey(key)) {
                throw refused("The metadata key '%s' is not allowed.".formatted(key));
            }
            if (!value.isEmpty() && !WORD.matcher(value).matches()) {
                throw refused("The value '%s' of the metadata key '%s' is not a label.".formatted(value, key));
            }
        });
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "a" : key.substring(0, slash);
        String name = key.substring(slash + 1);
        return prefix.length() <= LONGEST_PREFIX
                && PREFIX.matcher(prefix).matches()
                && WORD.matcher(name).matches();
    }

    private static ErrorReply refused(String message) {
        return new ErrorReply(400, "SANDBOX::INVALID_METADATA_LABEL", message);
    }
}
