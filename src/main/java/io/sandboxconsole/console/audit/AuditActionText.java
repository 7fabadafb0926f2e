package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names the actions of the audit trail in the person's language. An action of another version is shown as spelled: the
/// trail outlives every rename in the code.
public final class AuditActionText {

    /// The actions that have a name, as the trail spells them.
    static final List<String> KNOWN = List.of(
            "create",
            "view",
            "renew",
            "start",
            "stop",
            "pause",
            "resume",
            "recover",
            "touch",
            "edit-metadata",
            "snapshot",
            "open-ssh",
            "close-ssh",
            "set-intervals",
            "set-open-ports",
            "resize",
            "fork",
            "backup",
            "archive",
            "delete",
            "delete-later",
            "undo-delete",
            "reach-port",
            "read-diagnostics",
            "reveal-diagnostics",
            "read-endpoint",
            "reveal-endpoint",
            "list-snapshots",
            "view-snapshot",
            "delete-snapshot",
            "read-network-policy",
            "change-network-policy",
            "hold-history",
            "release-hold",
            "lock",
            "unlock",
            "change-lock",
            "plan-bulk",
            "discard-bulk",
            "start-bulk",
            "pause-bulk",
            "resume-bulk",
            "cancel-bulk",
            "pass-on",
            "list",
            "call",
            "export-sandboxes",
            "export-audit",
            "export-bulk",
            "check-audit",
            "read-pools",
            "change-pool",
            "tell-metrics",
            "issue-key",
            "rotate-key",
            "rename-key",
            "revoke-key",
            "delete-key",
            "create-template",
            "list-templates",
            "view-template",
            "delete-template",
            "examine-connection",
            "refresh-connection",
            "share-filter",
            "unshare-filter",
            "sign-in",
            "sign-out",
            "end-session",
            "read-audit",
            "change-grants",
            "reconcile",
            "authenticate",
            "redact-rows",
            "row-redacted",
            "cut-trail",
            "trail-cut",
            "restart-trail",
            "trail-restarted",
            "read-trail-state");

    private static final String PAGE = "open-";

    private AuditActionText() {}

    /// The action's name: `Scheduled deletion` for `delete-later`.
    public static String label(String action) {
        @Nullable String known = known(action);
        if (known != null) {
            return known;
        }
        return action.startsWith(PAGE)
                ? text("audit.did.open-page", SafeText.line(action.substring(PAGE.length())))
                : SafeText.line(action);
    }

    private static @Nullable String known(String action) {
        return switch (action) {
            case "create" -> text("audit.did.create");
            case "view" -> text("audit.did.view");
            case "renew" -> text("audit.did.renew");
            case "start" -> text("audit.did.start");
            case "stop" -> text("audit.did.stop");
            case "pause" -> text("audit.did.pause");
            case "resume" -> text("audit.did.resume");
            case "recover" -> text("audit.did.recover");
            case "touch" -> text("audit.did.touch");
            case "edit-metadata" -> text("audit.did.edit-metadata");
            case "snapshot" -> text("audit.did.snapshot");
            case "open-ssh" -> text("audit.did.open-ssh");
            case "close-ssh" -> text("audit.did.close-ssh");
            case "set-intervals" -> text("audit.did.set-intervals");
            case "set-open-ports" -> text("audit.did.set-open-ports");
            case "resize" -> text("audit.did.resize");
            case "fork" -> text("audit.did.fork");
            case "backup" -> text("audit.did.backup");
            case "archive" -> text("audit.did.archive");
            case "delete" -> text("audit.did.delete");
            case "delete-later" -> text("audit.did.delete-later");
            case "undo-delete" -> text("audit.did.undo-delete");
            case "reach-port" -> text("audit.did.reach-port");
            case "read-diagnostics" -> text("audit.did.read-diagnostics");
            case "reveal-diagnostics" -> text("audit.did.reveal-diagnostics");
            case "read-endpoint" -> text("audit.did.read-endpoint");
            case "reveal-endpoint" -> text("audit.did.reveal-endpoint");
            case "list-snapshots" -> text("audit.did.list-snapshots");
            case "view-snapshot" -> text("audit.did.view-snapshot");
            case "delete-snapshot" -> text("audit.did.delete-snapshot");
            case "read-network-policy" -> text("audit.did.read-network-policy");
            case "change-network-policy" -> text("audit.did.change-network-policy");
            case "hold-history" -> text("audit.did.hold-history");
            case "release-hold" -> text("audit.did.release-hold");
            case "lock" -> text("audit.did.lock");
            case "unlock" -> text("audit.did.unlock");
            case "change-lock" -> text("audit.did.change-lock");
            case "plan-bulk" -> text("audit.did.plan-bulk");
            case "discard-bulk" -> text("audit.did.discard-bulk");
            case "start-bulk" -> text("audit.did.start-bulk");
            case "pause-bulk" -> text("audit.did.pause-bulk");
            case "resume-bulk" -> text("audit.did.resume-bulk");
            case "cancel-bulk" -> text("audit.did.cancel-bulk");
            case "pass-on" -> text("audit.did.pass-on");
            case "list" -> text("audit.did.list");
            case "call" -> text("audit.did.call");
            case "export-sandboxes" -> text("audit.did.export-sandboxes");
            case "export-audit" -> text("audit.did.export-audit");
            case "export-bulk" -> text("audit.did.export-bulk");
            case "check-audit" -> text("audit.did.check-audit");
            case "read-pools" -> text("audit.did.read-pools");
            case "change-pool" -> text("audit.did.change-pool");
            case "tell-metrics" -> text("audit.did.tell-metrics");
            case "issue-key" -> text("audit.did.issue-key");
            case "rotate-key" -> text("audit.did.rotate-key");
            case "rename-key" -> text("audit.did.rename-key");
            case "revoke-key" -> text("audit.did.revoke-key");
            case "delete-key" -> text("audit.did.delete-key");
            case "create-template" -> text("audit.did.create-template");
            case "list-templates" -> text("audit.did.list-templates");
            case "view-template" -> text("audit.did.view-template");
            case "delete-template" -> text("audit.did.delete-template");
            case "examine-connection" -> text("audit.did.examine-connection");
            case "refresh-connection" -> text("audit.did.refresh-connection");
            case "share-filter" -> text("audit.did.share-filter");
            case "unshare-filter" -> text("audit.did.unshare-filter");
            case "sign-in" -> text("audit.did.sign-in");
            case "sign-out" -> text("audit.did.sign-out");
            case "end-session" -> text("audit.did.end-session");
            case "read-audit" -> text("audit.did.read-audit");
            case "change-grants" -> text("audit.did.change-grants");
            case "reconcile" -> text("audit.did.reconcile");
            case "authenticate" -> text("audit.did.authenticate");
            case "redact-rows" -> text("audit.did.redact-rows");
            case "row-redacted" -> text("audit.did.row-redacted");
            case "cut-trail" -> text("audit.did.cut-trail");
            case "trail-cut" -> text("audit.did.trail-cut");
            case "restart-trail" -> text("audit.did.restart-trail");
            case "trail-restarted" -> text("audit.did.trail-restarted");
            case "read-trail-state" -> text("audit.did.read-trail-state");
            default -> null;
        };
    }

    /// What happened, for an action that succeeded: `Olga deleted build-1`; null for an action without a sentence.
    ///
    /// @param target empty where there is none
    static @Nullable String sentence(String action, String who, String target) {
        @Nullable String sentence = sentenceOf(action, who, target);
        // A sentence whose target is missing ends in nothing.
        return sentence == null || (target.isEmpty() && sentence.strip().length() != sentence.length())
                ? null
                : sentence;
    }

    private static @Nullable String sentenceOf(String action, String who, String target) {
        return switch (action) {
            case "create" -> text("audit.done.create", who, target);
            case "view" -> text("audit.done.view", who, target);
            case "renew" -> text("audit.done.renew", who, target);
            case "start" -> text("audit.done.start", who, target);
            case "stop" -> text("audit.done.stop", who, target);
            case "pause" -> text("audit.done.pause", who, target);
            case "resume" -> text("audit.done.resume", who, target);
            case "recover" -> text("audit.done.recover", who, target);
            case "touch" -> text("audit.done.touch", who, target);
            case "edit-metadata" -> text("audit.done.edit-metadata", who, target);
            case "snapshot" -> text("audit.done.snapshot", who, target);
            case "open-ssh" -> text("audit.done.open-ssh", who, target);
            case "close-ssh" -> text("audit.done.close-ssh", who, target);
            case "set-intervals" -> text("audit.done.set-intervals", who, target);
            case "set-open-ports" -> text("audit.done.set-open-ports", who, target);
            case "resize" -> text("audit.done.resize", who, target);
            case "fork" -> text("audit.done.fork", who, target);
            case "backup" -> text("audit.done.backup", who, target);
            case "archive" -> text("audit.done.archive", who, target);
            case "delete" -> text("audit.done.delete", who, target);
            case "delete-later" -> text("audit.done.delete-later", who, target);
            case "undo-delete" -> text("audit.done.undo-delete", who, target);
            case "reach-port" -> text("audit.done.reach-port", who, target);
            case "read-diagnostics" -> text("audit.done.read-diagnostics", who, target);
            case "reveal-diagnostics" -> text("audit.done.reveal-diagnostics", who, target);
            case "read-endpoint" -> text("audit.done.read-endpoint", who, target);
            case "reveal-endpoint" -> text("audit.done.reveal-endpoint", who, target);
            case "list-snapshots" -> text("audit.done.list-snapshots", who, target);
            case "view-snapshot" -> text("audit.done.view-snapshot", who, target);
            case "delete-snapshot" -> text("audit.done.delete-snapshot", who, target);
            case "read-network-policy" -> text("audit.done.read-network-policy", who, target);
            case "change-network-policy" -> text("audit.done.change-network-policy", who, target);
            case "hold-history" -> text("audit.done.hold-history", who, target);
            case "release-hold" -> text("audit.done.release-hold", who, target);
            case "lock" -> text("audit.done.lock", who, target);
            case "unlock" -> text("audit.done.unlock", who, target);
            case "change-lock" -> text("audit.done.change-lock", who, target);
            case "plan-bulk" -> text("audit.done.plan-bulk", who);
            case "discard-bulk" -> text("audit.done.discard-bulk", who);
            case "start-bulk" -> text("audit.done.start-bulk", who);
            case "pause-bulk" -> text("audit.done.pause-bulk", who);
            case "resume-bulk" -> text("audit.done.resume-bulk", who);
            case "cancel-bulk" -> text("audit.done.cancel-bulk", who);
            case "pass-on" -> text("audit.done.pass-on", who, target);
            case "list" -> text("audit.done.list", who, target);
            case "call" -> text("audit.done.call", who);
            case "export-sandboxes" -> text("audit.done.export-sandboxes", who);
            case "export-audit" -> text("audit.done.export-audit", who);
            case "export-bulk" -> text("audit.done.export-bulk", who);
            case "check-audit" -> text("audit.done.check-audit", who);
            case "read-pools" -> text("audit.done.read-pools", who, target);
            case "change-pool" -> text("audit.done.change-pool", who, target);
            case "tell-metrics" -> text("audit.done.tell-metrics", who, target);
            case "issue-key" -> text("audit.done.issue-key", who, target);
            case "rotate-key" -> text("audit.done.rotate-key", who, target);
            case "rename-key" -> text("audit.done.rename-key", who, target);
            case "revoke-key" -> text("audit.done.revoke-key", who, target);
            case "delete-key" -> text("audit.done.delete-key", who, target);
            case "create-template" -> text("audit.done.create-template", who, target);
            case "list-templates" -> text("audit.done.list-templates", who, target);
            case "view-template" -> text("audit.done.view-template", who, target);
            case "delete-template" -> text("audit.done.delete-template", who, target);
            case "examine-connection" -> text("audit.done.examine-connection", who, target);
            case "refresh-connection" -> text("audit.done.refresh-connection", who, target);
            case "share-filter" -> text("audit.done.share-filter", who, target);
            case "unshare-filter" -> text("audit.done.unshare-filter", who, target);
            case "sign-in" -> text("audit.done.sign-in", who);
            case "sign-out" -> text("audit.done.sign-out", who);
            case "end-session" -> text("audit.done.end-session", who);
            case "read-audit" -> text("audit.done.read-audit", who);
            case "change-grants" -> text("audit.done.change-grants", who);
            case "reconcile" -> text("audit.done.reconcile", who, target);
            case "authenticate" -> text("audit.done.authenticate", who);
            case "redact-rows" -> text("audit.done.redact-rows", who, target);
            case "row-redacted" -> text("audit.done.row-redacted", who, target);
            case "cut-trail" -> text("audit.done.cut-trail", who);
            case "trail-cut" -> text("audit.done.trail-cut", who, target);
            case "restart-trail" -> text("audit.done.restart-trail", who);
            case "trail-restarted" -> text("audit.done.trail-restarted", who, target);
            case "read-trail-state" -> text("audit.done.read-trail-state", who);
            default -> null;
        };
    }
}
