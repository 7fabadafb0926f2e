package io.sandboxconsole.console.key;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import java.util.function.BiConsumer;

/// A dialog about a key, which shows at its field what the rules of keys refuse.
abstract class KeyDialog<T> extends CommandDialog<T> {

    KeyDialog(String title, String submitLabel, BiConsumer<CommandDialog<T>, T> onSubmit) {
        super(title, submitLabel, onSubmit);
        setWidth("min(38rem, 96vw)");
    }

    @Override
    protected final void place(RuntimeException cause) {
        if (cause instanceof RequestRefused refusal) {
            refuse(field(refusal), refusal.explanation());
        }
    }

    /// The field that a broken rule is about; empty where it is about none.
    private static String field(RequestRefused refusal) {
        return switch (refusal.explanation().key()) {
            case "problem.key.name" -> "name";
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
