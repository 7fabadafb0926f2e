package io.sandboxconsole.access;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// Describes operations for sentences such as “… may not …”: the verb and the subject together, because each operation
/// has its own.
final class OperationText {

    private static final String PAGE = "open-";

    private OperationText() {}

    /// Returns what `operation` does, without an actor and without an end: `delete sandbox a`.
    static Message of(Operation operation) {
        Target target = operation.target();
        Message ofSandbox = ofSandbox(operation.action(), subject(target), locked(target));
        return ofSandbox == null ? ofOther(operation.action(), target) : ofSandbox;
    }

    private static Message subject(Target target) {
        return target.id() == null && target.name() == null ? Message.of("problem.target.sandboxes") : target.message();
    }

    /// A lock on all sandboxes of a creator or with a label has that as its name.
    private static Message locked(Target target) {
        return target.id() == null && target.name() != null ? Message.quoted(target.name()) : subject(target);
    }

    private static @Nullable Message ofSandbox(String action, Message subject, Message locked) {
        return switch (action) {
            case "view" -> Message.of("problem.operation.view", subject);
            case "renew" -> Message.of("problem.operation.renew", subject);
            case "start" -> Message.of("problem.operation.start", subject);
            case "stop" -> Message.of("problem.operation.stop", subject);
            case "pause" -> Message.of("problem.operation.pause", subject);
            case "resume" -> Message.of("problem.operation.resume", subject);
            case "recover" -> Message.of("problem.operation.recover", subject);
            case "touch" -> Message.of("problem.operation.touch", subject);
            case "edit-metadata" -> Message.of("problem.operation.edit-metadata", subject);
            case "snapshot" -> Message.of("problem.operation.snapshot", subject);
            case "open-ssh" -> Message.of("problem.operation.open-ssh", subject);
            case "close-ssh" -> Message.of("problem.operation.close-ssh", subject);
            case "set-intervals" -> Message.of("problem.operation.set-intervals", subject);
            case "set-open-ports" -> Message.of("problem.operation.set-open-ports", subject);
            case "resize" -> Message.of("problem.operation.resize", subject);
            case "fork" -> Message.of("problem.operation.fork", subject);
            case "backup" -> Message.of("problem.operation.backup", subject);
            case "archive" -> Message.of("problem.operation.archive", subject);
            case "delete", "delete-later" -> Message.of("problem.operation.delete", subject);
            case "undo-delete" -> Message.of("problem.operation.undo-delete", subject);
            case "reach-port" -> Message.of("problem.operation.reach-port", subject);
            case "read-diagnostics" -> Message.of("problem.operation.read-diagnostics", subject);
            case "reveal-diagnostics" -> Message.of("problem.operation.reveal-diagnostics", subject);
            case "read-endpoint" -> Message.of("problem.operation.read-endpoint", subject);
            case "reveal-endpoint" -> Message.of("problem.operation.reveal-endpoint", subject);
            case "list-snapshots" -> Message.of("problem.operation.list-snapshots", subject);
            case "view-snapshot" -> Message.of("problem.operation.view-snapshot", subject);
            case "delete-snapshot" -> Message.of("problem.operation.delete-snapshot", subject);
            case "read-network-policy" -> Message.of("problem.operation.read-network-policy", subject);
            case "change-network-policy" -> Message.of("problem.operation.change-network-policy", subject);
            case "hold-history" -> Message.of("problem.operation.hold-history", subject);
            case "release-hold" -> Message.of("problem.operation.release-hold", subject);
            case "lock" -> Message.of("problem.operation.lock", locked);
            case "unlock" -> Message.of("problem.operation.unlock", locked);
            case "change-lock" -> Message.of("problem.operation.change-lock", locked);
            case "plan-bulk" -> Message.of("problem.operation.plan-bulk");
            case "discard-bulk" -> Message.of("problem.operation.discard-bulk");
            case "start-bulk" -> Message.of("problem.operation.start-bulk");
            case "pause-bulk" -> Message.of("problem.operation.pause-bulk");
            case "resume-bulk" -> Message.of("problem.operation.resume-bulk");
            case "cancel-bulk" -> Message.of("problem.operation.cancel-bulk");
            case "pass-on" -> Message.of("problem.operation.pass-on", subject);
            default -> null;
        };
    }

    private static Message ofOther(String action, Target target) {
        return switch (action) {
            case "create" -> creation(target);
            case "list" -> Message.of("problem.operation.list");
            case "call" -> Message.of("problem.operation.call");
            case "export-sandboxes" -> Message.of("problem.operation.export-sandboxes");
            case "export-audit" -> Message.of("problem.operation.export-audit");
            case "read-audit" -> Message.of("problem.operation.read-audit");
            case "export-bulk" -> Message.of("problem.operation.export-bulk");
            case "check-audit" -> Message.of("problem.operation.check-audit");
            case "read-pools" -> Message.of("problem.operation.read-pools");
            case "change-pool" ->
                target.name() == null
                        ? Message.of("problem.operation.create-pool")
                        : Message.of("problem.operation.change-pool", target.name());
            case "tell-metrics" -> Message.of("problem.operation.tell-metrics");
            case "issue-key", "rotate-key", "rename-key", "revoke-key", "delete-key", "change-key" ->
                key(action, target);
            case "create-template" -> Message.of("problem.operation.create-template");
            case "list-templates" -> Message.of("problem.operation.list-templates");
            case "view-template" -> Message.of("problem.operation.view-template", String.valueOf(target.id()));
            case "delete-template" -> Message.of("problem.operation.delete-template", String.valueOf(target.id()));
            case "examine-connection", "refresh-connection" -> connection(action, target);
            case "share-filter", "unshare-filter" -> filter(action, target);
            case "read-trail-state" -> Message.of("problem.operation.read-trail-state");
            case "cut-trail" -> Message.of("problem.operation.cut-trail");
            case "restart-trail" -> Message.of("problem.operation.restart-trail");
            case "redact-rows" ->
                Message.of("problem.operation.redact-rows", target.name() == null ? "rows" : target.name());
            default ->
                action.startsWith(PAGE)
                        ? Message.of("problem.operation.open-page", action.substring(PAGE.length()))
                        : Message.of("problem.operation.other", action.replace('-', ' '), target.message());
        };
    }

    private static Message creation(Target target) {
        if (target.team() == null) {
            return target.name() == null
                    ? Message.of("problem.operation.create")
                    : Message.of("problem.operation.create-named", target.name());
        }
        return target.name() == null
                ? Message.of("problem.operation.create-team", target.team())
                : Message.of("problem.operation.create-named-team", target.name(), target.team());
    }

    private static Message key(String action, Target target) {
        if (target.name() == null) {
            return Message.of("problem.operation.manage-keys");
        }
        return switch (action) {
            case "issue-key" -> Message.of("problem.operation.issue-key", target.name());
            case "rotate-key" -> Message.of("problem.operation.rotate-key", target.name());
            case "rename-key" -> Message.of("problem.operation.rename-key", target.name());
            case "revoke-key" -> Message.of("problem.operation.revoke-key", target.name());
            case "delete-key" -> Message.of("problem.operation.delete-key", target.name());
            default -> Message.of("problem.operation.change-key", target.name());
        };
    }

    private static Message connection(String action, Target target) {
        if (target.connection() == null) {
            return Message.of("problem.operation.connections");
        }
        return action.equals("examine-connection")
                ? Message.of("problem.operation.examine-connection", target.connection())
                : Message.of("problem.operation.refresh-connection", target.connection());
    }

    private static Message filter(String action, Target target) {
        if (target.name() == null || target.team() == null) {
            return Message.of("problem.operation.share-filters");
        }
        return action.equals("share-filter")
                ? Message.of("problem.operation.share-filter", target.name(), target.team())
                : Message.of("problem.operation.unshare-filter", target.name(), target.team());
    }
}
