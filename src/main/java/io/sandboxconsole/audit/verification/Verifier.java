package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.TrustedKeys;
import io.sandboxconsole.audit.proof.VerificationKey;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import io.sandboxconsole.audit.verification.Line.Other;
import io.sandboxconsole.audit.verification.Line.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verifies an export against keys and, if there are any, the checkpoints of the sink.
///
/// @param keys the keys to believe in; without them those of the export are taken, which proves less
/// @param checkpoints the file of the sink
/// @param from the row from which on to verify; those before it were verified earlier
public record Verifier(@Nullable KeyList keys, @Nullable Path checkpoints, long from) {

    /// Verifies all rows.
    public Verifier(@Nullable KeyList keys, @Nullable Path checkpoints) {
        this(keys, checkpoints, 0);
    }

    /// Returns what there is to say of `export`.
    ///
    /// @throws IOException if a file cannot be read
    /// @throws MalformedRow if `export` is no export
    /// @throws UnknownVersion if something has a version that this program does not know
    public Report verify(Path export) throws IOException {
        try (var lines = new LineStream(Files.newInputStream(export))) {
            List<Line> batch = lines.next();
            if (batch.isEmpty() || !(batch.getFirst() instanceof Other(Header header))) {
                throw new MalformedRow("The file does not begin with the header of an export.");
            }
            KeyList believed = keys == null ? exportedKeys(header) : keys;
            List<Line> rest = batch.subList(1, batch.size());
            if (from > 0 && !header.complete()) {
                throw new MalformedRow("Only a complete export can be verified from a row on.");
            }
            return header.complete()
                    ? complete(header, believed, rest, lines)
                    : filtered(header, believed, rest, lines);
        }
    }

    private static KeyList exportedKeys(Header header) {
        return new KeyList(VerificationKey.ofPem(String.join("\n", header.keys())), false);
    }

    private Report complete(Header header, KeyList believed, List<Line> first, LineStream lines) throws IOException {
        var statements = new StatementCheck(new TrustedKeys(believed.keys()), header.trail());
        var check = new TrailCheck(header, statements);
        var later = new LaterRows(check, statements, from);
        List<Finding> unreadable = readAll(first, lines, later);
        later.end();
        List<Finding> findings = new ArrayList<>(check.end());
        findings.addAll(unreadable);
        var sink = sink(header, believed, statements, check, findings);
        long attested = sink == null ? -1 : sink.attested();
        findings.sort(Finding.BY_PLACE);
        Verdict verdict = findings.isEmpty() ? untouched(believed, attested >= check.last()) : Verdict.BROKEN;
        return new Report(
                verdict,
                check.first(),
                check.last(),
                check.rows(),
                Math.max(0, attested),
                sink == null || sink.beyond() == 0 ? null : new Report.Later(sink.beyond(), header.created()),
                0,
                check.redacted(),
                check.cut(),
                check.whole(),
                findings);
    }

    /// Gives all lines to `check`, and returns those that are unreadable.
    private static List<Finding> readAll(List<Line> first, LineStream lines, LineCheck check) throws IOException {
        List<Finding> unreadable = new ArrayList<>();
        List<Line> batch = first;
        do {
            for (Line line : batch) {
                switch (line) {
                    case HashedRow row -> check.row(row);
                    case Other(SignedStatement statement) -> check.statement(statement.envelope());
                    case Other _ -> unreadable.add(unreadable(check.last(), "There is a second header."));
                    case Unreadable(String why) -> unreadable.add(unreadable(check.last(), why));
                }
            }
            batch = lines.next();
        } while (!batch.isEmpty());
        return unreadable;
    }

    private static Finding unreadable(long after, String why) {
        return Finding.at(Attack.UNREADABLE, after + 1, why);
    }

    private @Nullable SinkCheck sink(
            Header header, KeyList believed, StatementCheck statements, TrailCheck check, List<Finding> findings)
            throws IOException {
        if (checkpoints == null) {
            return null;
        }
        var sink = read(checkpoints, believed, header);
        boolean isCut = findings.stream().anyMatch(finding -> finding.attack() == Attack.CUT_TAIL);
        findings.addAll(sink.compare(statements.known(), check.tail(), check.lastKnown(), isCut));
        return sink;
    }

    private static SinkCheck read(Path file, KeyList believed, Header header) throws IOException {
        var sink = new SinkCheck(new TrustedKeys(believed.keys()), header.trail(), header.created());
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    sink.line(line, number);
                }
            }
        }
        return sink;
    }

    private static Verdict untouched(KeyList believed, boolean attested) {
        if (!believed.independent()) {
            return Verdict.KEYS_NOT_VERIFIED;
        }
        return attested ? Verdict.UNTOUCHED_END_ATTESTED : Verdict.UNTOUCHED_END_NOT_ATTESTED;
    }

    private Report filtered(Header header, KeyList believed, List<Line> first, LineStream lines) throws IOException {
        var statements = new StatementCheck(new TrustedKeys(believed.keys()), header.trail());
        var check = new InclusionCheck(statements);
        List<Finding> findings = readAll(first, lines, check);
        findings.addAll(check.end());
        findings.sort(Finding.BY_PLACE);
        Verdict whole = believed.independent() ? Verdict.INCLUSION_ONLY : Verdict.KEYS_NOT_VERIFIED;
        return new Report(
                findings.isEmpty() ? whole : Verdict.BROKEN,
                check.first(),
                check.last(),
                check.rows(),
                0,
                null,
                check.unproved(),
                check.redacted(),
                List.of(),
                List.of(),
                findings);
    }
}
