package io.sandboxconsole.diagnosis;

import io.sandboxconsole.i18n.Message;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One result of a check. Holds no secret, and of a setting never its value.
///
/// @param remedy what follows from it, and what to do; absent where nothing has to be done
public record Finding(
        Condition condition, Message sentence, @Nullable Message remedy) {

    /// A passed check.
    public static Finding good(Message sentence) {
        return new Finding(Condition.OK, sentence, null);
    }

    public Severity severity() {
        return condition.severity();
    }

    /// The same findings, worst first.
    public static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }
}
