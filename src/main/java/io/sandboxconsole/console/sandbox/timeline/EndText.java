package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;

/// Names the causes of ends in the person's language, and puts an end into a sentence.
public final class EndText {

    private EndText() {}

    /// The name of a cause: `Deleted by person`.
    public static String of(Cause cause) {
        return switch (cause) {
            case DELETED_BY_PERSON -> text("history.cause.person");
            case DELETED_BY_KEY -> text("history.cause.key");
            case DELETED_ELSEWHERE -> text("history.cause.elsewhere");
            case EXPIRED -> text("history.cause.expired");
            case AUTO_DELETED -> text("history.cause.automatic");
            case FAILED -> text("history.cause.failed");
            case EVICTED -> text("history.cause.evicted");
            case GONE_UNWATCHED -> text("history.cause.unwatched");
            case GONE -> text("history.cause.gone");
            case UNKNOWN -> text("history.cause.unknown");
        };
    }

    /// A sign that stands before the name.
    public static String sign(Cause cause) {
        return switch (cause) {
            case DELETED_BY_PERSON, DELETED_BY_KEY, DELETED_ELSEWHERE, AUTO_DELETED -> "■";
            case EXPIRED -> "◷";
            case FAILED, EVICTED -> "✕";
            case GONE_UNWATCHED, GONE, UNKNOWN -> "?";
        };
    }

    /// The style class of a badge, as that of a state.
    public static String style(Cause cause) {
        return switch (cause) {
            case DELETED_BY_PERSON, DELETED_BY_KEY, DELETED_ELSEWHERE, AUTO_DELETED, EXPIRED -> "state-terminated";
            case FAILED, EVICTED -> "state-failed";
            case GONE_UNWATCHED, GONE, UNKNOWN -> "state-other";
        };
    }

    /// Who ended it, safe to show; empty where that is not known.
    public static String by(End end) {
        String by = end.by();
        return by == null ? "" : SafeText.line(by);
    }

    /// What happened to the sandbox called `title`: `ci-build-7 was deleted by Olga`.
    public static String sentence(String title, End end) {
        String by = by(end);
        return switch (end.cause()) {
            case DELETED_BY_PERSON -> text("details.gone.deleted", title, by);
            case DELETED_BY_KEY -> text("history.gone.key", title, by);
            case DELETED_ELSEWHERE -> text("history.gone.elsewhere", title, by);
            case EXPIRED -> text("history.gone.expired", title);
            case AUTO_DELETED -> text("history.gone.automatic", title);
            case FAILED -> text("history.gone.failed", title);
            case EVICTED -> text("history.gone.evicted", title);
            case GONE_UNWATCHED -> text("history.gone.unwatched", title);
            case GONE -> text("history.gone.gone", title);
            case UNKNOWN -> text("history.gone.unknown", title);
        };
    }

    /// What is known of a cause, and what is not.
    public static String explanation(Cause cause) {
        return switch (cause) {
            case DELETED_BY_PERSON -> text("history.why.person");
            case DELETED_BY_KEY -> text("history.why.key");
            case DELETED_ELSEWHERE -> text("history.why.elsewhere");
            case EXPIRED -> text("history.why.expired");
            case AUTO_DELETED -> text("history.why.automatic");
            case FAILED -> text("history.why.failed");
            case EVICTED -> text("history.why.evicted");
            case GONE_UNWATCHED -> text("history.why.unwatched");
            case GONE -> text("history.why.gone");
            case UNKNOWN -> text("history.why.unknown");
        };
    }

    /// Whether the moment of the end is only known to lie after the last sight of the sandbox.
    public static boolean approximate(End end) {
        return switch (end.cause()) {
            case DELETED_BY_PERSON, DELETED_BY_KEY, DELETED_ELSEWHERE, EXPIRED -> false;
            case AUTO_DELETED, FAILED, EVICTED, GONE_UNWATCHED, GONE, UNKNOWN ->
                end.lastSeen().isBefore(end.at());
        };
    }
}
