package io.sandboxconsole.gateway.api.trail;

import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.AuditReceipt;
import io.sandboxconsole.export.TrailExport;
import io.sandboxconsole.export.TrailExport.Format;
import io.sandboxconsole.export.TrailExport.Selection;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.FileAnswers;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.ChainPlace;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailEntry;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailFacet;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailRow;
import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Audit trail
@ApiController("/api/audit")
class TrailController {

    private final TrailPages pages;

    private final AuditProofs proofs;

    private final TrailExport export;

    TrailController(TrailPages pages, AuditProofs proofs, TrailExport export) {
        this.pages = pages;
        this.proofs = proofs;
        this.export = export;
    }

    /// Search the trail
    ///
    /// Lists the rows that match and that the caller may see, as the page Audit does, and records the question.
    `total`
    /// counts attempts and events, up to 1,000.
    ///
    /// @param sort `-time`, the newest first, or `time`; `-time` where it is left out
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas, such as `number,action,actor.name`
    @Confidential
    @GetMapping
    Page<TrailRow> list(
            Caller caller,
            TrailFilter filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields) {
        return pages.page(caller, filter, sort, limit, cursor);
    }

    /// Count the values of a field of the trail
    ///
    /// Counts among the newest 100,000 entries that match and that the caller may see.
    ///
    /// @param field `actor`, `kind`, `action`, `sandbox`, `team`, `result`, `door`, `connection`, `address` or
    `request`
    @Confidential
    @GetMapping("/facets")
    TrailFacet facet(Caller caller, TrailFilter filter, @RequestParam String field) {
        return pages.facet(caller, filter, ApiWords.read(AuditField.class, field, "field"));
    }

    /// Read an attempt or event with its proof
    ///
    /// @param operation the `operation` of its rows
    @Confidential
    @GetMapping("/entries/{operation}")
    TrailEntry entry(Caller caller, @PathVariable UUID operation) {
        var receipt = receipt(caller, operation);
        return new TrailEntry(
                pages.entry(caller, operation),
                ApiWords.of(receipt.state()),
                receipt.places().stream()
                        .map(place -> new ChainPlace(
                                place.number(),
                                Objects.toString(place.hash(), null),
                                place.checkpoint(),
                                place.keyId()))
                        .toList());
    }

    /// Download the receipt of an attempt or event
    ///
    /// Its rows in JSON Lines with the proof that they are in the trail, for `sandbox audit verify`.
    ///
    /// @param operation the `operation` of its rows
    @Confidential
    @GetMapping(
            path = "/entries/{operation}/receipt",
            produces = {"application/jsonl", "*/*"})
    void receipt(Caller caller, @PathVariable UUID operation, HttpServletResponse response) throws IOException {
        byte[] file = receipt(caller, operation).file().getBytes(StandardCharsets.UTF_8);
        FileAnswers.file(response, "receipt-%s.jsonl".formatted(operation), Format.JSON_LINES.contentType())
                .open()
                .write(file);
    }

    /// Export the trail
    ///
    /// Streams all rows that match and that the caller may see, the newest first, as they are at the request, and
    records
    /// that before the first byte. An export of everything by a caller who sees everything is a complete one.
    ///
    /// @param format `csv`, for spreadsheets, or `json-lines`, with proofs for `sandbox audit verify`; `json-lines`
    /// where it is left out
    @Confidential
    @GetMapping(
            path = "/export",
            produces = {"application/jsonl", "text/csv", "*/*"})
    void export(
            Caller caller,
            TrailFilter filter,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response) {
        var written = format == null ? Format.JSON_LINES : ApiWords.read(Format.class, format, "format");
        export.write(
                caller.actor(),
                new Selection(pages.criteria(caller, filter), pages.words(filter)),
                written,
                FileAnswers.file(response, export.fileName(written, ZoneOffset.UTC), written.contentType()));
    }

    private AuditReceipt receipt(Caller caller, UUID operation) {
        pages.require(caller);
        return proofs.receipt(caller.actor(), operation)
                .filter(_ -> !pages.entry(caller, operation).isEmpty())
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "There is no such entry in the trail, or you may not see it."));
    }
}
