package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.CommandLine;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.IntervalText;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/// Names the fields of a sandbox's history and writes their values, in the person's language and zone, safe to show.
///
/// @param zone the person's
public record FieldText(ZoneId zone) {

    /// The name of a field; of a metadata key, the key.
    static String label(String field) {
        return switch (field) {
            case "state" -> text("details.state");
            case "word" -> text("history.field.word");
            case "reason" -> text("details.reason");
            case "message" -> text("details.message");
            case "since" -> text("history.field.since");
            case "creator" -> text("details.created-by");
            case "owner" -> text("history.field.owner");
            case "team" -> text("details.team");
            case "image", "snapshot" -> text("details.source");
            case "built" -> text("details.built");
            case "created" -> text("details.created-at");
            case "expires" -> text("details.expires");
            case "entrypoint" -> text("details.entrypoint");
            case "os", "arch" -> text("details.platform");
            case "name" -> text("details.engine-name");
            case "machine" -> text("details.machine");
            case "region" -> text("details.runs-in");
            case "cpu", "memory", "disk", "gpu" -> text("details.size");
            case "activity" -> text("details.last-activity");
            case "auto-stop" -> text("dialog.interval.stop");
            case "auto-pause" -> text("dialog.interval.pause");
            case "auto-archive" -> text("dialog.interval.archive");
            case "auto-delete" -> text("dialog.interval.delete");
            case "public-ports" -> text("details.ports-open");
            case "recoverable" -> text("details.recoverable");
            case "backup" -> text("details.backup");
            case "lease" -> text("details.lease");
            case "cause" -> text("history.cause");
            case "ended-by" -> text("history.ended-by");
            default ->
                field.startsWith(SandboxFields.LABEL)
                        ? text("history.field.metadata", SafeText.line(field.substring(SandboxFields.LABEL.length())))
                        : SafeText.line(field);
        };
    }

    /// The value as people read it; a dash where the field was not set.
    String value(String field, @Nullable String value) {
        if (value == null) {
            return text("history.field.none");
        }
        return switch (field) {
            case "state" -> Kind.named(value).map(StateText::of).orElseGet(() -> SafeText.line(value));
            case "since", "created", "expires", "activity", "ended" -> moment(value);
            case "creator" -> SafeText.line(CreatorLabel.name(SandboxFields.creator(value)));
            case "entrypoint" -> SafeText.line(CommandLine.text(SandboxFields.texts(value)));
            case "cpu" -> text("details.size.cpu", SafeText.line(value));
            case "memory" -> text("details.size.memory", SafeText.line(value));
            case "disk" -> text("details.size.disk", SafeText.line(value));
            case "gpu" -> text("details.size.gpu", SafeText.line(value));
            case "auto-stop", "auto-pause", "auto-archive", "auto-delete" -> interval(SandboxFields.interval(value));
            case "public-ports", "recoverable" -> text("history.field.yes");
            case "lease" -> text("history.field.lease");
            case "cause" -> Cause.named(value).map(EndText::of).orElseGet(() -> SafeText.line(value));
            default -> value.isEmpty() ? text("history.field.none") : SafeText.of(value);
        };
    }

    /// The time of a day, for the line of an event.
    public String time(Instant moment) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(moment);
    }

    /// A day and its time.
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(moment);
    }

    private String moment(String value) {
        try {
            return moment(Instant.parse(value));
        } catch (DateTimeException beyondCalendars) {
            return SafeText.line(value);
        }
    }

    private static String interval(Interval interval) {
        return interval.when() == Interval.When.AFTER
                ? DurationText.format(interval.time())
                : IntervalText.choice(interval.when(), true);
    }
}
