package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.HistoryExport;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.Cursor;
import io.sandboxconsole.gateway.api.FileAnswers;
import io.sandboxconsole.gateway.api.PageLimit;
import io.sandboxconsole.gateway.api.SortParameter;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.LifeInfo;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// History
@ApiController("/api/history")
class HistoryController {

    private static final int PLACE = 4;

    private final History history;

    private final HistoryExport export;

    private final LifeMapper mapper;

    HistoryController(History history, HistoryExport export, LifeMapper mapper) {
        this.history = history;
        this.export = export;
        this.mapper = mapper;
    }

    /// List sandboxes, live and ended
    ///
    /// Lists every sandbox that the console ever saw and that the caller may see, by the team and owner that
    /// each had last. Counting stops at 1,000. A page is continued by its cursor: rows that come, end or go
    /// in between neither repeat nor hide others.
    ///
    /// @param filter which sandboxes, in the language of `docs/filter.md`, which has `ended:`, `cause:`,
    /// `lived:` and `alive:` here
    /// @param sort `created`, `ended`, `name`, `state`, `cause`, `creator`, `team`, `connection`, `image`,
    /// `expires` or `lived`, with a minus in front for the reverse; `-created` where it is left out
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas, such as `sandbox.id,end.cause`
    @GetMapping
    Page<LifeInfo> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields) {
        var chosen = CallerReach.filter(caller, filter);
        var order = order(sort);
        String list = "history\n%s\n%s".formatted(chosen, order);
        @Nullable Place after = cursor == null ? null : place(cursor, list, order);
        var page = history.page(caller.actor(), new HistoryQuery(chosen, order, 0, PageLimit.of(limit), after));
        @Nullable Place last = page.last();
        return new Page<>(
                page.lives().stream().map(mapper::of).toList(),
                last == null ? null : Cursor.of(list, values(last)),
                page.matching(),
                page.capped(),
                null,
                null,
                null);
    }

    /// Export sandboxes, live and ended
    ///
    /// Streams all rows that match, with their ends, and records that.
    ///
    /// @param filter which sandboxes, in the language of `docs/filter.md`
    /// @param sort as in the list
    /// @param format `csv` or `json`; `csv` where it is left out
    @Confidential
    @GetMapping(
            path = "/export",
            produces = {"text/csv", "application/json", "*/*"})
    void export(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response) {
        SandboxFilter chosen = CallerReach.filter(caller, filter);
        var order = order(sort);
        var written = format == null ? ExportFormat.CSV : ApiWords.read(ExportFormat.class, format, "format");
        export.write(
                caller.actor(),
                chosen,
                order,
                written,
                FileAnswers.file(response, export.fileName(written, ZoneOffset.UTC), written.contentType()));
    }

    private static HistoryOrder order(@Nullable String text) {
        var sort = SortParameter.read(
                text,
                "-created",
                Arrays.stream(HistoryOrder.Key.values())
                        .map(HistoryOrder.Key::word)
                        .toList());
        return new HistoryOrder(HistoryOrder.Key.named(sort.key()).orElseThrow(), sort.descending());
    }

    private static List<@Nullable String> values(Place place) {
        return Arrays.asList(
                place.text(), place.connection(), place.sandbox(), place.now().toString());
    }

    private static Place place(String cursor, String list, HistoryOrder order) {
        List<@Nullable String> values = Cursor.read(cursor, list, PLACE);
        try {
            return Place.of(
                    order,
                    values.get(0),
                    Objects.requireNonNull(values.get(1)),
                    Objects.requireNonNull(values.get(2)),
                    Instant.parse(Objects.requireNonNull(values.get(3))));
        } catch (RuntimeException noPlace) {
            throw Cursor.invalid();
        }
    }
}
