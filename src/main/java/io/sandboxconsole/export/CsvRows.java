package io.sandboxconsole.export;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes CSV for spreadsheets. No cell can become a formula, regardless of the engine's values.
final class CsvRows implements RowWriter {

    private static final List<String> HEADER = List.of(
            "connection",
            "id",
            "name",
            "state",
            "engine_state",
            "reason",
            "message",
            "creator_kind",
            "creator_id",
            "creator_name",
            "creator_deleted",
            "creator_evidence",
            "team",
            "owner",
            "source_kind",
            "source",
            "platform",
            "created_at",
            "expires_at",
            "last_activity_at",
            "labels");

    private static final List<String> LOCK = List.of("locked_by", "locked_until", "lock_reason");

    private static final String AS_OF = "as_of";

    private static final List<String> PAST =
            List.of("first_seen_at", "ended_at", "last_seen_at", "cause", "ended_by", "ended_by_id");

    /// The characters that spreadsheets take for the beginning of a formula, in either width.
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Writer text;

    private final @Nullable Object[] at;

    private final @Nullable Function<Sandbox, Optional<SandboxLock>> locks;

    /// @param at the instant that all rows are of: a copied row tells it, too; absent for now
    /// @param past whether the file tells of ends
    /// @param locks the lock on a sandbox; absent for a file that tells of none
    CsvRows(Writer text, @Nullable Instant at, boolean past, @Nullable Function<Sandbox, Optional<SandboxLock>> locks)
            throws IOException {
        this.locks = locks;
        this.text = text;
        this.at = at == null ? new @Nullable Object[0] : new @Nullable Object[] {at};
        text.write(BYTE_ORDER_MARK);
        line(Stream.of(
                        at == null ? List.<String>of() : List.of(AS_OF),
                        HEADER,
                        past ? PAST : List.<String>of(),
                        locks == null ? List.<String>of() : LOCK)
                .flatMap(List::stream)
                .toArray());
    }

    @Override
    public void write(Sandbox sandbox, @Nullable Life life) throws IOException {
        @Nullable
        Object[] cells = Stream.concat(
                        Arrays.stream(at), Stream.concat(Arrays.stream(cells(sandbox)), Arrays.stream(lock(sandbox))))
                .toArray();
        line(
                life == null
                        ? cells
                        : Stream.concat(Arrays.stream(cells), Arrays.stream(past(life)))
                                .toArray());
    }

    private @Nullable Object[] lock(Sandbox sandbox) {
        return locks == null
                ? new @Nullable Object[0]
                : locks.apply(sandbox)
                        .map(lock -> new @Nullable Object[] {lock.by(), lock.until(), lock.why()})
                        .orElseGet(() -> new @Nullable Object[] {null, null, null});
    }

    private static @Nullable Object[] past(Life life) {
        var end = life.end();
        return end == null
                ? new @Nullable Object[] {life.firstSeen(), null, null, null, null, null}
                : new @Nullable Object[] {
                    life.firstSeen(), end.at(), end.lastSeen(), end.cause().word(), end.by(), end.actor()
                };
    }

    private static @Nullable Object[] cells(Sandbox sandbox) {
        Creator creator = sandbox.creator();
        return new @Nullable Object[] {
            sandbox.id().connection().value(),
            sandbox.id().value(),
            sandbox.name().orElse(null),
            sandbox.state().kind().word(),
            sandbox.state().word(),
            sandbox.status().reason(),
            sandbox.status().message(),
            ExportRow.creatorKind(creator),
            creator.id(),
            creator.name(),
            ExportRow.deleted(creator),
            ExportRow.evidence(creator),
            sandbox.team(),
            sandbox.owner(),
            ExportRow.sourceKind(sandbox.source()),
            sandbox.source().text(),
            platform(sandbox.platform()),
            sandbox.createdAt(),
            sandbox.expiresAt(),
            sandbox.attributes().lastActivityAt(),
            labels(sandbox)
        };
    }

    @Override
    public void finish() {
        // The last row ends as all others do.
    }

    private void line(@Nullable Object... cells) throws IOException {
        text.write(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell(cell.toString()))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    /// Escapes and quotes a cell. An apostrophe turns a formula into text, also when blanks or controls precede the
    /// formula.
    static String cell(String value) {
        String escaped = SafeText.escapedLine(value);
        String safe = becomesFormula(value) ? "'" + escaped : escaped;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == ';') && safe.equals(safe.strip());
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean becomesFormula(String value) {
        if (value.isEmpty()) {
            return false;
        }
        int[] characters = value.codePoints().toArray();
        int first = 0;
        while (first < characters.length - 1 && skippable(characters[first])) {
            first++;
        }
        return "\t\r\n".indexOf(characters[0]) >= 0 || FORMULA.indexOf(characters[first]) >= 0;
    }

    /// Whether a spreadsheet may skip the character before it recognizes a formula.
    private static boolean skippable(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || SafeText.acts(character);
    }

    private static @Nullable String platform(Sandbox.@Nullable Platform platform) {
        return platform == null ? null : platform.os() + "/" + platform.arch();
    }

    private static String labels(Sandbox sandbox) {
        return ExportRow.labels(sandbox).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
