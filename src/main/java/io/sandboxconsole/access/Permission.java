package io.sandboxconsole.access;

import java.util.List;
import java.util.Locale;

/// The permissions that a role can grant.
public enum Permission {
    /// See a sandbox: in the list, its details, its diagnostics.
    VIEW_SANDBOX,
    /// Learn the address of a sandbox's port.
    VIEW_ENDPOINT,
    /// Read the credentials that go with an endpoint.
    REVEAL_CREDENTIALS,
    CREATE_SANDBOX,
    /// Renew, pause, resume, label or snapshot a sandbox.
    CHANGE_SANDBOX,
    DELETE_SANDBOX,
    /// Plan an act on many sandboxes, and have it done.
    ACT_IN_BULK,
    READ_AUDIT,
    /// Replace parts of rows of the trail by their hashes.
    REDACT_AUDIT,
    /// Cut the trail by its retention, and have it go on behind a break.
    MANAGE_AUDIT,
    /// Keep a sandbox's history from being purged.
    HOLD_HISTORY,
    /// Protect a sandbox from what ends it, and take the protection away.
    LOCK_SANDBOX,
    /// The same for all sandboxes of a creator or with a label.
    LOCK_GROUP,
    READ_CONNECTIONS,
    MANAGE_CONNECTIONS,
    /// See API keys, never their values.
    READ_KEYS,
    /// Issue, rotate, revoke and delete API keys.
    MANAGE_KEYS;

    /// Returns the permission's name for people and in the trail: `change-sandbox`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns the roles of people that can give this permission, the least of them first.
    public List<Role> roles() {
        return AccessPolicy.roles(this);
    }
}
