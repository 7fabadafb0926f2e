package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the cells of the list in full, as plain text of one or more lines for paper.
///
/// @param zone the person's time zone
public record PrintedCells(ZoneId zone) {

    /// The cell of the column `key`.
    public String of(String key, Sandbox sandbox) {
        return switch (key) {
            case ListColumns.NAME -> lines(sandbox.title(), sandbox.id().value());
            case "state" -> lines(StateText.of(sandbox.state()), StateCell.cause(sandbox));
            case "creator" -> SafeText.line(CreatorLabel.name(sandbox.creator()));
            case ListColumns.TEAM -> orEmpty(sandbox.team());
            case "image" -> orEmpty(sandbox.source().text());
            case "created" -> moment(sandbox.createdAt(), "");
            case "expires" -> moment(sandbox.expiresAt(), text("list.never"));
            case "activity" -> moment(sandbox.attributes().lastActivityAt(), "");
            case "labels" -> String.join(", ", SandboxCells.labels(sandbox));
            case ListColumns.CONNECTION -> sandbox.id().connection().value();
            default -> orEmpty(sandbox.metadata().get(key.substring(ListColumns.LABEL_PREFIX.length())));
        };
    }

    /// A moment in full, or what stands in its place.
    public String moment(@Nullable Instant moment, String absent) {
        try {
            return moment == null ? absent : ListPrint.moment(moment, zone);
        } catch (DateTimeException beyondCalendars) {
            return Objects.toString(moment);
        }
    }

    private static String lines(String... lines) {
        return Stream.of(lines)
                .filter(line -> !line.isBlank())
                .map(SafeText::line)
                .collect(Collectors.joining("\n"));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : SafeText.line(value);
    }
}
