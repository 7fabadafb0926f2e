package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.audit.AuditActionText;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Optional;
import java.util.stream.Stream;

/// Labels and icons of the audit trail's actions. An unknown action is shown as spelled.
final class TrailText {

    private TrailText() {}

    static String label(String word) {
        return switch (word) {
            case "create" -> text("details.did.create");
            case "delete-snapshot" -> text("details.did.delete-snapshot");
            case "reveal-endpoint" -> text("details.did.reveal-endpoint");
            case "read-endpoint" -> text("details.did.read-endpoint");
            case "change-network-policy" -> text("details.did.change-network-policy");
            case "view", "read-diagnostics", "read-network-policy", "list-snapshots" -> text("details.did.read");
            default -> action(word).map(ActionText::label).orElseGet(() -> AuditActionText.label(word));
        };
    }

    static VaadinIcon icon(String word) {
        return switch (word) {
            case "create" -> VaadinIcon.PLUS;
            case "delete-snapshot" -> VaadinIcon.TRASH;
            case "reveal-endpoint" -> VaadinIcon.KEY_O;
            case "lock", "change-lock" -> VaadinIcon.LOCK;
            case "unlock" -> VaadinIcon.UNLOCK;
            case "change-network-policy" -> VaadinIcon.CONNECT_O;
            case "view", "read-endpoint", "read-diagnostics", "read-network-policy", "list-snapshots" -> VaadinIcon.EYE;
            default -> action(word).map(ActionText::icon).orElse(VaadinIcon.CIRCLE_THIN);
        };
    }

    private static Optional<SandboxAction> action(String word) {
        return Stream.of(SandboxAction.values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
