package io.sandboxconsole.diagnosis;

import java.util.Locale;

/// The conditions that the doctor, the Connections page and the log name. A name stays the same from version to
/// version: alarms and scripts wait for it. Each has a section in `docs/runbook.md`.
public enum Condition {
    /// A check has passed.
    OK(Severity.GOOD),

    ENGINE_UNREACHABLE(Severity.BROKEN),
    ENGINE_TIMED_OUT(Severity.BROKEN),
    ENGINE_KEY_REJECTED(Severity.BROKEN),
    ENGINE_KEY_EXPIRED(Severity.BROKEN),
    ENGINE_KEY_EXPIRING(Severity.WARNING),
    ENGINE_KEY_IN_FILE(Severity.BROKEN),
    ENGINE_MISCONFIGURED(Severity.BROKEN),
    ENGINE_ORGANIZATION_REJECTED(Severity.BROKEN),
    ENGINE_ORGANIZATION_SUSPENDED(Severity.MISSING),
    ENGINE_ORGANIZATION_UNKNOWN(Severity.WARNING),
    ENGINE_PERMISSION_MISSING(Severity.MISSING),
    ENGINE_PERMISSIONS_UNKNOWN(Severity.NOTE),
    ENGINE_AUDIT_LOG_CLOSED(Severity.MISSING),
    ENGINE_KEY_NAMES_UNKNOWN(Severity.NOTE),
    ENGINE_RATE_LIMITED(Severity.WARNING),
    ENGINE_RATE_LIMIT_LOW(Severity.WARNING),
    ENGINE_PLAIN_HTTP(Severity.WARNING),
    ENGINE_LISTS_WHOLE(Severity.WARNING),
    ENGINE_LISTING_SUSPICIOUS(Severity.WARNING),
    ENGINE_LISTING_CRASHED(Severity.BROKEN),
    ENGINE_DATA_OLD(Severity.WARNING),
    ENGINE_ROWS_UNREADABLE(Severity.WARNING),
    ENGINE_ANSWER_UNEXPECTED(Severity.BROKEN),
    NO_CONNECTION(Severity.WARNING),

    SETTING_UNKNOWN(Severity.WARNING),
    SETTING_INVALID(Severity.BROKEN),
    SECRET_IN_FILE(Severity.WARNING),
    KEY_SECRET_MISSING(Severity.NOTE),
    DEMO_ON(Severity.NOTE),
    DEMO_REFUSED(Severity.BROKEN),

    CLOCK_SKEW(Severity.WARNING),
    TLS_CERTIFICATE_EXPIRED(Severity.BROKEN),
    TLS_CERTIFICATE_EXPIRING(Severity.WARNING),
    TLS_NOT_TRUSTED(Severity.BROKEN),

    DATABASE_UNREACHABLE(Severity.BROKEN),
    DATABASE_IN_USE(Severity.NOTE),
    DATABASE_NEW(Severity.NOTE),
    DATABASE_EMBEDDED(Severity.NOTE),
    DATABASE_FOLDER_CLOSED(Severity.BROKEN),
    DATABASE_MIGRATION_FAILED(Severity.BROKEN),
    DATABASE_MIGRATION_PENDING(Severity.NOTE),
    DATABASE_NEWER(Severity.BROKEN),

    AUDIT_TRAIL_CHANGED(Severity.BROKEN),
    AUDIT_ROW_LOST(Severity.BROKEN),
    AUDIT_CHECKPOINTS_WAIT(Severity.WARNING),
    AUDIT_WITHOUT_SINK(Severity.WARNING),
    AUDIT_KEY_READABLE(Severity.WARNING),
    AUDIT_KEY_CHANGED(Severity.WARNING),
    AUDIT_WEBHOOK_WAITS(Severity.WARNING),
    AUDIT_COLLECTOR_WAITS(Severity.WARNING),
    AUDIT_COLLECTOR_GAP(Severity.WARNING),
    AUDIT_RETENTION_WAITS(Severity.WARNING),

    SIGN_IN_NOT_CONFIGURED(Severity.BROKEN),
    SIGN_IN_FAILED(Severity.WARNING),
    SIGN_IN_WITHOUT_ROLE(Severity.WARNING),
    ISSUER_UNREACHABLE(Severity.BROKEN),
    ISSUER_INVALID(Severity.BROKEN),
    ISSUER_PLAIN_HTTP(Severity.WARNING),
    ISSUER_KEYS_UNREADABLE(Severity.WARNING),
    SESSIONS_UNCONFIRMED(Severity.WARNING),
    PROXY_UNTRUSTED(Severity.WARNING),
    WEBSOCKETS_BLOCKED(Severity.WARNING),

    HISTORY_INCOMPLETE(Severity.WARNING),
    HISTORY_SLOW(Severity.WARNING),
    HISTORY_PURGE_FAILED(Severity.WARNING),
    BACKGROUND_TASK_FAILED(Severity.WARNING),
    JOB_WAITS(Severity.WARNING),
    DELETION_NOT_DONE(Severity.WARNING),
    INTERNAL_FAILURE(Severity.WARNING),

    /// The command line's own: what it finds between itself and the console.
    CONSOLE_UNREACHABLE(Severity.BROKEN),
    CONSOLE_KEY_MISSING(Severity.BROKEN),
    CONSOLE_KEY_REJECTED(Severity.BROKEN),
    CONSOLE_PLAIN_HTTP(Severity.WARNING),
    CONSOLE_STREAM_BLOCKED(Severity.WARNING),
    CONSOLE_CHECKS_DENIED(Severity.NOTE);

    private final Severity severity;

    Condition(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /// The place of its section in the documentation.
    public String runbook() {
        return "docs/runbook.md#" + name().toLowerCase(Locale.ROOT);
    }
}
