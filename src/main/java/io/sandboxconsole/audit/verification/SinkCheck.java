package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.TrustedKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Compares an export with the statements that the sink outside of the database got: what the database has lost, the
/// sink still has.
final class SinkCheck {

    private final TrustedKeys keys;

    private final UUID trail;

    /// What each sequence states, in the order of the sink; more than one statement is a fork.
    private final Map<Long, List<KnownStatement>> bySequence = new TreeMap<>();

    private final List<Finding> findings = new ArrayList<>();

    /// When the export was made, by its own word.
    private final Instant exportedAt;

    private long attested = -1;

    private long beyond;

    SinkCheck(TrustedKeys keys, UUID trail, Instant exportedAt) {
        this.keys = keys;
        this.trail = trail;
        this.exportedAt = exportedAt;
    }

    /// Reads a line of the sink. A line about another trail is none of ours.
    ///
    /// @throws UnknownVersion if it has a version that this program does not know
    void line(String line, int number) {
        Envelope envelope;
        try {
            envelope = Envelope.of(line);
        } catch (MalformedRow malformed) {
            findings.add(Finding.at(
                    Attack.FORGED_CHECKPOINT,
                    0,
                    "Line %d of the checkpoints: %s".formatted(number, malformed.getMessage())));
            return;
        }
        List<String> objections = keys.objections(envelope);
        if (!objections.isEmpty()) {
            findings.add(Finding.at(
                    Attack.FORGED_CHECKPOINT,
                    0,
                    "Line %d of the checkpoints proves nothing: %s.".formatted(number, objections.getFirst())));
            return;
        }
        Statement statement = Statement.of(envelope);
        if (statement.trail().equals(trail)) {
            add(KnownStatement.of(statement, envelope));
        }
    }

    private void add(KnownStatement statement) {
        List<KnownStatement> same = bySequence.computeIfAbsent(statement.sequence(), _ -> new ArrayList<>());
        if (same.stream().noneMatch(other -> other.payloadHash().equals(statement.payloadHash()))) {
            same.add(statement);
        }
    }

    /// Compares with what the export has.
    ///
    /// @param exported the statements of the export by sequence
    /// @param isCut whether the export itself shows that its end is missing
    List<Finding> compare(Map<Long, KnownStatement> exported, TailRows tail, long last, boolean isCut) {
        Map<Long, List<KnownStatement>> sink = new TreeMap<>();
        bySequence.forEach((sequence, statements) -> sink.put(sequence, List.copyOf(statements)));
        exported.values().forEach(this::add);
        if (!findFork()) {
            sink.values().forEach(statements -> compare(statements.getFirst(), exported, tail, last, isCut));
        }
        return findings;
    }

    private void compare(
            KnownStatement statement, Map<Long, KnownStatement> exported, TailRows tail, long last, boolean isCut) {
        if (exported.containsKey(statement.sequence())) {
            attested = Math.max(attested, statement.last());
        } else if (statement.last() > last && statement.statement().time().isAfter(exportedAt)) {
            beyond = Math.max(beyond, statement.last());
        } else if (statement.last() > last) {
            if (!isCut && findings.stream().noneMatch(finding -> finding.attack() == Attack.RESTORED_BACKUP)) {
                findings.add(
                        new Finding(
                                Attack.RESTORED_BACKUP,
                                last + 1,
                                highest(KnownStatement::last),
                                "The sink has a checkpoint up to there, and the trail neither rows nor checkpoint: an old state was restored, or the end was cut off with its checkpoints."));
            }
        } else if (tail.agrees(statement.statement())) {
            attested = Math.max(attested, statement.last());
        } else if (exported.keySet().stream().noneMatch(sequence -> sequence > statement.sequence())) {
            Statement stated = statement.statement();
            boolean later = tail.areLaterThan(stated.time(), stated.first(), stated.last());
            findings.add(new Finding(
                    later ? Attack.RESTORED_BACKUP : Attack.EDIT,
                    stated.first(),
                    stated.last(),
                    "They are not the rows of which checkpoint %d in the sink was signed%s."
                            .formatted(stated.sequence(), later ? ", and were written after it" : "")));
        }
    }

    private long highest(ToLongFunction<KnownStatement> value) {
        return all().stream().mapToLong(value).max().orElse(0);
    }

    private List<KnownStatement> all() {
        return bySequence.values().stream().flatMap(Collection::stream).toList();
    }

    /// Finds the first sequence with two statements. If the later one was made when the other history had ended, an
    /// old state was restored and continued; otherwise both were written side by side.
    private boolean findFork() {
        for (List<KnownStatement> same : bySequence.values()) {
            if (same.size() > 1) {
                List<KnownStatement> byTime = same.stream()
                        .sorted(Comparator.comparing(known -> known.statement().time()))
                        .toList();
                KnownStatement one = byTime.get(0);
                KnownStatement other = byTime.get(1);
                boolean after = !other.statement().time().isBefore(endOf(one));
                findings.add(new Finding(
                        after ? Attack.RESTORED_BACKUP : Attack.TWO_HISTORIES,
                        one.statement().first(),
                        Math.max(one.last(), other.last()),
                        after
                                ? "Checkpoint %d was signed twice for different rows, the second time after the end of the first history."
                                        .formatted(one.sequence())
                                : "Checkpoint %d was signed twice for different rows, while both histories went on."
                                        .formatted(one.sequence())));
                return true;
            }
        }
        return false;
    }

    /// Returns the time of the last statement that follows `statement`.
    private Instant endOf(KnownStatement statement) {
        KnownStatement end = statement;
        for (@Nullable KnownStatement next = end; next != null; next = follower(end)) {
            end = next;
        }
        return end.statement().time();
    }

    private @Nullable KnownStatement follower(KnownStatement statement) {
        return bySequence.getOrDefault(statement.sequence() + 1, List.of()).stream()
                .filter(next -> Objects.equals(next.statement().previous(), statement.payloadHash()))
                .findFirst()
                .orElse(null);
    }

    /// Returns the last row that the sink attests and that was there only after the export, 0 if there is none.
    long beyond() {
        return beyond;
    }

    /// Returns the last row that the sink attests, -1 if it attests nothing.
    long attested() {
        return attested;
    }
}
