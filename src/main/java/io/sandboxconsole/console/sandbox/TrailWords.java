package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.words.SafeText;
import java.util.Optional;
import java.util.stream.Stream;

/// How the trail's words for what was done read on the screen. A word that nobody has foreseen is shown as it is.
final class TrailWords {

    private TrailWords() {}

    static String label(String word) {
        return switch (word) {
            case "create" -> say("details.did.create");
            case "delete-snapshot" -> say("details.did.delete-snapshot");
            case "reveal-endpoint" -> say("details.did.reveal-endpoint");
            case "read-endpoint" -> say("details.did.read-endpoint");
            case "view", "read-diagnostics", "list-snapshots" -> say("details.did.read");
            default -> action(word).map(ActionWords::label).orElseGet(() -> SafeText.line(word));
        };
    }

    static VaadinIcon icon(String word) {
        return switch (word) {
            case "create" -> VaadinIcon.PLUS;
            case "delete-snapshot" -> VaadinIcon.TRASH;
            case "reveal-endpoint" -> VaadinIcon.KEY_O;
            case "view", "read-endpoint", "read-diagnostics", "list-snapshots" -> VaadinIcon.EYE;
            default -> action(word).map(ActionWords::icon).orElse(VaadinIcon.CIRCLE_THIN);
        };
    }

    private static Optional<SandboxAction> action(String word) {
        return Stream.of(SandboxAction.values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
