package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.MomentText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a verification found.
///
/// @param first the number of the first row, 0 if there is none
/// @param last the number of the last row
/// @param rows how many rows there are
/// @param attested the number of the last row that statements from outside of the database attest, 0 if there is none
/// @param later what the sink has of the time after the export; absent if there is none
/// @param redacted how many rows have parts that were redacted
/// @param cut what was cut off the beginning, as signed stones say
/// @param whole the rows that are exactly those that signed statements state, also in a broken trail
/// @param unproved in a filtered export, how many rows no checkpoint covers yet
public record Report(
        Verdict verdict,
        long first,
        long last,
        long rows,
        long attested,
        @Nullable Later later,
        long unproved,
        long redacted,
        List<CutOff> cut,
        List<RowSpan> whole,
        List<Finding> findings) {

    public Report {
        cut = List.copyOf(cut);
        whole = List.copyOf(whole);
        findings = List.copyOf(findings);
    }

    /// What the sink has of the time after an export.
    ///
    /// @param last the last row up to which it attests the trail
    /// @param exportedAt when the export was made, by its own word, which is not signed
    public record Later(long last, Instant exportedAt) {}

    /// Returns sentences for people: the verdict in the first line, findings in the following ones.
    public String text() {
        var text = new StringBuilder(sentence());
        if (later != null) {
            text.append(
                    "\nlater: the sink has checkpoints up to row %d, signed after this export was made (%s, by its own word). If you took it later than that, rows are missing."
                            .formatted(later.last(), MomentText.of(later.exportedAt())));
        }
        cut.forEach(off -> text.append('\n').append(off));
        if (redacted > 0) {
            text.append("\nredacted: parts of %d row(s), which their hashes stand for.".formatted(redacted));
        }
        findings.forEach(finding -> text.append('\n').append(finding));
        if (verdict == Verdict.BROKEN && !whole.isEmpty()) {
            text.append("\nwhole: rows %s."
                    .formatted(whole.stream().map(RowSpan::toString).collect(Collectors.joining(", "))));
        }
        return text.toString();
    }

    private String sentence() {
        return switch (verdict) {
            case UNTOUCHED_END_ATTESTED -> "Untouched %d–%d, end attested.".formatted(first, last);
            case BROKEN -> "Broken: %d finding(s) in %d rows.".formatted(findings.size(), rows);
            case UNTOUCHED_END_NOT_ATTESTED ->
                "Untouched %d–%d, end not attested%s. Rows that are cut off or a restored backup would not show; pass the checkpoints of the sink with --checkpoints."
                        .formatted(first, last, attested == 0 ? "" : " beyond row %d".formatted(attested));
            case KEYS_NOT_VERIFIED ->
                "Keys not verified: rows %d–%d fit together, but the keys come from the console itself. Pass keys that you got another way with --keys."
                        .formatted(first, last);
            case INCLUSION_ONLY ->
                "A filtered export: %d of %d rows are proved to be in the trail as they stand here%s. Rows that are missing would not show."
                        .formatted(
                                rows - unproved,
                                rows,
                                unproved == 0 ? "" : ", and no checkpoint covers the others yet");
        };
    }

    /// Returns the same in JSON.
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", verdict.code());
        json.put("exitCode", verdict.exitCode());
        json.put("first", first);
        json.put("last", last);
        json.put("rows", rows);
        json.put("attested", attested);
        json.put("later", later == null ? null : later.last());
        json.put("exportedAt", later == null ? null : MomentText.of(later.exportedAt()));
        json.put("unproved", unproved);
        json.put("redacted", redacted);
        var cuts = json.putArray("cut");
        for (CutOff off : cut) {
            cuts.addObject()
                    .put("first", off.rows().first())
                    .put("last", off.rows().last())
                    .put("count", off.count())
                    .put("time", MomentText.of(off.time()))
                    .put("by", off.by())
                    .put("reason", off.reason());
        }
        var spans = json.putArray("whole");
        for (RowSpan span : whole) {
            spans.addObject().put("first", span.first()).put("last", span.last());
        }
        var list = json.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("attack", finding.attack().code())
                    .put("first", finding.first())
                    .put("last", finding.last())
                    .put("explanation", finding.explanation());
        }
        return json.toString();
    }
}
