package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.TrustedKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks the statements of an export: their signatures, and that each follows the one before.
final class StatementCheck {

    private final TrustedKeys keys;

    private final UUID trail;

    private final Map<Long, KnownStatement> known = new LinkedHashMap<>();

    private final List<Finding> findings = new ArrayList<>();

    private @Nullable KnownStatement latest;

    /// Whether a statement was refused behind the latest one: the next does not follow the latest.
    private boolean refused;

    StatementCheck(TrustedKeys keys, UUID trail) {
        this.keys = keys;
        this.trail = trail;
    }

    /// Returns the statement in `envelope` if its signature holds.
    ///
    /// @param inSequence whether each statement must follow the one before
    Optional<KnownStatement> check(Envelope envelope, boolean inSequence) {
        List<String> objections = keys.objections(envelope);
        if (!objections.isEmpty()) {
            refuse(envelope, objections.getFirst());
            return Optional.empty();
        }
        var statement = KnownStatement.of(Statement.of(envelope), envelope);
        if (!statement.statement().trail().equals(trail)) {
            refuse(envelope, "it is about another trail");
            return Optional.empty();
        }
        if (inSequence) {
            follow(statement);
        }
        known.put(statement.sequence(), statement);
        latest = statement;
        refused = false;
        return Optional.of(statement);
    }

    /// Returns the statement in `envelope` if its signature holds, for one that stands outside of the sequence.
    Optional<Statement> aside(Envelope envelope) {
        List<String> objections = keys.objections(envelope);
        Statement statement = objections.isEmpty() ? Statement.of(envelope) : null;
        if (statement != null && statement.trail().equals(trail)) {
            return Optional.of(statement);
        }
        boolean before = refused;
        refuse(envelope, statement == null ? objections.getFirst() : "it is about another trail");
        refused = before;
        return Optional.empty();
    }

    private void refuse(Envelope envelope, String why) {
        refused = true;
        try {
            Statement statement = Statement.of(envelope);
            findings.add(forged(statement.sequence(), statement.first(), statement.last(), why));
        } catch (MalformedRow malformed) {
            long next = latest == null ? 0 : latest.last() + 1;
            findings.add(forged(latest == null ? 0 : latest.sequence() + 1, next, next, why));
        }
    }

    private static Finding forged(long sequence, long first, long last, String why) {
        return new Finding(
                Attack.FORGED_CHECKPOINT,
                first,
                Math.max(first, last),
                "Statement %d proves nothing: %s.".formatted(sequence, why));
    }

    private void follow(KnownStatement statement) {
        if (latest == null) {
            return;
        }
        long expected = latest.sequence() + 1;
        if (statement.sequence() < expected) {
            findings.add(new Finding(
                    Attack.TWO_HISTORIES,
                    statement.statement().first(),
                    statement.last(),
                    "Statement %d comes after statement %d.".formatted(statement.sequence(), latest.sequence())));
        } else if (statement.sequence() > expected && !refused) {
            findings.add(new Finding(
                    Attack.MISSING_CHECKPOINT,
                    latest.last() + 1,
                    Math.max(latest.last() + 1, statement.statement().first() - 1),
                    "Statements %d to %d are missing.".formatted(expected, statement.sequence() - 1)));
        } else if (statement.sequence() == expected
                && !Objects.equals(statement.statement().previous(), latest.payloadHash())) {
            findings.add(new Finding(
                    Attack.TWO_HISTORIES,
                    statement.statement().first(),
                    statement.last(),
                    "Statement %d is signed, but continues another statement %d."
                            .formatted(statement.sequence(), latest.sequence())));
        }
    }

    @Nullable
    KnownStatement latest() {
        return latest;
    }

    /// Returns the statements whose signatures hold, by their sequence.
    Map<Long, KnownStatement> known() {
        return known;
    }

    List<Finding> findings() {
        return findings;
    }
}
