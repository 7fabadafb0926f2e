package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stones of cuts at the beginning of an export, and the statement behind which its rows begin. Signatures are
/// checked at the end, when each successor of a key is known.
final class Cuts {

    private final List<Envelope> envelopes = new ArrayList<>();

    private final List<CutOff> signed = new ArrayList<>();

    private final List<Statement> inPlace = new ArrayList<>();

    private @Nullable KnownStatement beginning;

    /// Takes the envelope if it is a stone of a cut.
    boolean add(Envelope envelope) {
        try {
            if (Statement.of(envelope).kind() == Kind.CUT) {
                envelopes.add(envelope);
                return true;
            }
        } catch (MalformedRow | UnknownVersion _) {
            // Reported as a statement like any other.
        }
        return false;
    }

    boolean any() {
        return !envelopes.isEmpty();
    }

    /// Notes the stone of a cut at its place among the statements.
    void inPlace(Statement stone) {
        inPlace.add(stone);
    }

    void beginsBehind(KnownStatement statement) {
        beginning = statement;
    }

    /// Checks that stones cover all rows before the beginning.
    ///
    /// @param firstRow the number of the first row, 0 if there is none
    List<Finding> findings(StatementCheck statements, long firstRow) {
        List<Statement> stones = new ArrayList<>();
        envelopes.forEach(envelope -> statements.aside(envelope).ifPresent(stones::add));
        List<Finding> findings = new ArrayList<>();
        long covered = 0;
        @Nullable Bytes head = null;
        for (Statement stone : stones) {
            if (covered > 0 && stone.first() > covered + 1) {
                findings.add(uncovered(covered + 1, stone.first() - 1));
            }
            covered = Math.max(covered, stone.last());
            head = stone.head();
            signed.add(cutOff(stone));
        }
        KnownStatement begins = beginning;
        long begin = begins != null ? begins.last() : covered > 0 ? Math.max(0, firstRow - 1) : 0;
        if (begin > covered) {
            findings.add(uncovered(covered + 1, begin));
        } else if (covered > begin) {
            findings.add(new Finding(
                    Attack.MISSING_CHECKPOINT,
                    covered,
                    covered,
                    "The last stone says that the trail begins behind this row, and it does not."));
        } else if (begins != null && !Objects.equals(head, begins.chain())) {
            findings.add(new Finding(
                    Attack.TWO_HISTORIES, begin, begin, "The stone of the cut ends with another hash of the chain."));
        }
        for (Statement stone : inPlace) {
            if (stones.stream().noneMatch(known -> known.sequence() == stone.sequence())) {
                findings.add(new Finding(
                        Attack.INSERT,
                        stone.first(),
                        stone.last(),
                        "Stone %d says that they were cut off.".formatted(stone.sequence())));
            }
        }
        return findings;
    }

    private static Finding uncovered(long first, long last) {
        return new Finding(Attack.DELETE, first, last, "They were cut off the beginning, and no signed stone says so.");
    }

    private static CutOff cutOff(Statement stone) {
        var note = stone.note();
        return new CutOff(
                new RowSpan(stone.first(), stone.last()),
                stone.count(),
                stone.time(),
                note == null ? "" : note.by(),
                note == null ? "" : note.reason());
    }

    /// Returns what the stones say whose signatures hold, after [#findings].
    List<CutOff> signed() {
        return List.copyOf(signed);
    }
}
