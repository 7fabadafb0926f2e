package io.sandboxconsole.audit.siem;

import java.util.Arrays;
import java.util.List;

/// The class and activity of OCSF that an action of the trail is. An action belongs to the first constant that names
/// it; a name that ends in `*` stands for all that begin so. `docs/audit-siem.md` has the same table.
public enum OcsfActivity {
    LOGON(EventClass.AUTHENTICATION, 1, "Logon", "sign-in", "authenticate"),
    LOGOFF(EventClass.AUTHENTICATION, 2, "Logoff", "sign-out", "end-session"),
    CREATE(
            EventClass.API_ACTIVITY,
            1,
            "Create",
            "create",
            "create-*",
            "issue-*",
            "snapshot",
            "fork",
            "backup",
            "open-ssh",
            "share-*",
            "hold-*",
            "lock",
            "plan-*"),
    READ(
            EventClass.API_ACTIVITY,
            2,
            "Read",
            "view",
            "view-*",
            "list",
            "list-*",
            "read-*",
            "reveal-*",
            "reach-*",
            "export-*",
            "search-*",
            "verify-*",
            "check-*",
            "reconcile",
            "examine-*",
            "tell-*",
            "open-*"),
    DELETE(
            EventClass.API_ACTIVITY,
            4,
            "Delete",
            "delete",
            "delete-*",
            "revoke-*",
            "close-*",
            "unshare-*",
            "release-*",
            "unlock",
            "cut-*",
            "trail-cut"),
    UPDATE(
            EventClass.API_ACTIVITY,
            3,
            "Update",
            "renew",
            "start",
            "stop",
            "pause",
            "resume",
            "recover",
            "touch",
            "archive",
            "resize",
            "edit-*",
            "set-*",
            "change-*",
            "start-*",
            "pause-*",
            "resume-*",
            "cancel-*",
            "discard-*",
            "rotate-*",
            "rename-*",
            "refresh-*",
            "undo-*",
            "redact-*",
            "row-redacted",
            "restart-*",
            "trail-restarted",
            "pass-on",
            "call"),
    OTHER(EventClass.API_ACTIVITY, 99, "Other");

    /// A class of OCSF.
    enum EventClass {
        AUTHENTICATION(3, "Identity & Access Management", 3002, "Authentication"),
        API_ACTIVITY(6, "Application Activity", 6003, "API Activity");

        private final int category;

        private final String categoryName;

        private final int uid;

        private final String caption;

        EventClass(int category, String categoryName, int uid, String caption) {
            this.category = category;
            this.categoryName = categoryName;
            this.uid = uid;
            this.caption = caption;
        }

        int category() {
            return category;
        }

        String categoryName() {
            return categoryName;
        }

        int uid() {
            return uid;
        }

        String caption() {
            return caption;
        }
    }

    private final EventClass eventClass;

    private final int id;

    private final String caption;

    /// Names with spaces between them.
    private final String actions;

    OcsfActivity(EventClass eventClass, int id, String caption, String... actions) {
        this.eventClass = eventClass;
        this.id = id;
        this.caption = caption;
        this.actions = String.join(" ", actions);
    }

    /// Returns the activity that an action is.
    public static OcsfActivity of(String action) {
        return Arrays.stream(values())
                .filter(activity -> activity.actions().stream().anyMatch(name -> matches(name, action)))
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean matches(String name, String action) {
        return name.endsWith("*") ? action.startsWith(name.substring(0, name.length() - 1)) : action.equals(name);
    }

    EventClass eventClass() {
        return eventClass;
    }

    int id() {
        return id;
    }

    String caption() {
        return caption;
    }

    List<String> actions() {
        return List.of(actions.split(" ", -1));
    }
}
