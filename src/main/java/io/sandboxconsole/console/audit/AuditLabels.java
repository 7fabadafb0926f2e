package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.i18n.SafeText;
import java.util.stream.Stream;

/// Names the fields of the trail and their values in the person's language.
final class AuditLabels {

    private AuditLabels() {}

    static String field(AuditField field) {
        return switch (field) {
            case ACTOR -> text("audit.actor");
            case KIND -> text("audit.kind");
            case ACTION -> text("audit.action");
            case SANDBOX -> text("audit.target");
            case TEAM -> text("audit.team");
            case RESULT -> text("audit.result");
            case DOOR -> text("audit.door");
            case CONNECTION -> text("audit.connection");
            case ADDRESS -> text("audit.from-address");
            case REQUEST -> text("audit.request-id");
        };
    }

    /// The value as the trail spells it, in words where there are any.
    static String value(AuditField field, String value) {
        return switch (field) {
            case KIND -> kind(value);
            case ACTION -> AuditActionText.label(value);
            case RESULT ->
                Stream.of(Result.values())
                        .filter(result -> result.name().equals(value))
                        .findFirst()
                        .map(AuditEntry::word)
                        .orElseGet(() -> SafeText.line(value));
            case DOOR -> door(value);
            case ACTOR, SANDBOX, TEAM, CONNECTION, ADDRESS, REQUEST -> SafeText.line(value);
        };
    }

    /// The kind of an actor as the trail spells it, in words.
    static String kind(String kind) {
        return switch (kind) {
            case "person" -> text("audit.kind.person");
            case "key" -> text("audit.kind.key");
            case "service" -> text("audit.kind.service");
            case "system" -> text("audit.kind.system");
            default -> SafeText.line(kind);
        };
    }

    static String door(String door) {
        return switch (door) {
            case "console" -> text("audit.door.console");
            case "gateway" -> text("audit.door.gateway");
            case "system" -> text("audit.door.system");
            default -> SafeText.line(door);
        };
    }

    static String attack(Attack attack) {
        return switch (attack) {
            case EDIT -> text("audit.attack.edit");
            case DELETE -> text("audit.attack.delete");
            case CUT_TAIL -> text("audit.attack.cut-tail");
            case REORDER -> text("audit.attack.reorder");
            case INSERT -> text("audit.attack.insert");
            case TWO_HISTORIES -> text("audit.attack.two-histories");
            case RESTORED_BACKUP -> text("audit.attack.restored-backup");
            case FORGED_CHECKPOINT -> text("audit.attack.forged-checkpoint");
            case CLOCK_SET_BACK -> text("audit.attack.clock-set-back");
            case BREAK -> text("audit.attack.break");
            case MISSING_CHECKPOINT -> text("audit.attack.missing-checkpoint");
            case UNREADABLE -> text("audit.attack.unreadable");
        };
    }
}
