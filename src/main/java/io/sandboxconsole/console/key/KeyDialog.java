package io.sandboxconsole.console.key;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import java.util.function.BiConsumer;

/// A dialog about a key that shows a broken rule at the field concerned.
abstract class KeyDialog<T> extends CommandDialog<T> {

    KeyDialog(String title, String submitLabel, BiConsumer<CommandDialog<T>, T> onSubmit) {
        super(title, submitLabel, onSubmit);
        setWidth("min(38rem, 96vw)");
    }

    @Override
    protected final boolean place(RuntimeException cause) {
        return cause instanceof RequestRefused problem && refuse(field(problem), problem.explanation());
    }

    /// The field of a broken rule; empty for a rule without a field.
    private static String field(RequestRefused problem) {
        return switch (problem.explanation().key()) {
            case "problem.key.name",
                    "problem.key.name.invisible",
                    "problem.key.name.deleted",
                    "problem.key.name.confusable" -> "name";
            case "problem.key.role" -> "role";
            case "problem.key.team" -> "team";
            case "problem.key.connection" -> "connection";
            case "problem.key.expiry" -> "expiry";
            case "problem.key.limit" -> "limit";
            case "problem.key.overlap" -> "overlap";
            default -> "";
        };
    }
}
