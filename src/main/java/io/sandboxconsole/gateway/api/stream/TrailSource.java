package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditIntegrity.Beginning;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.gateway.api.trail.TrailMapper;
import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.api.wire.StreamEvents.GapEvent;
import io.sandboxconsole.gateway.auth.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the rows of the trail that match a search, from a row on.
final class TrailSource implements StreamSource {

    private static final int PAGE = 200;

    private static final GapEvent CUT = new GapEvent(
            "retention",
            null,
            null,
            null,
            "Rows behind the place to go on from have been cut off the trail. What follows begins with the oldest that is there.");

    private final Sources sources;

    private final AuditCriteria criteria;

    private final @Nullable String wanted;

    private long row = -1;

    /// @param wanted the number of the row to go on from; absent for the newest
    TrailSource(Sources sources, AuditCriteria criteria, @Nullable String wanted) {
        this.sources = sources;
        this.criteria = criteria;
        this.wanted = wanted;
    }

    /// What streams of the trail read from.
    @Component
    record Sources(AuditReader reader, AuditProofs proofs, TrailTail tail) {}

    @Override
    public Runnable follow(Runnable onNews) {
        return sources.tail().listen(onNews);
    }

    @Override
    public boolean permits(Caller caller) {
        return sources.reader().permits(caller.actor());
    }

    @Override
    public @Nullable EndEvent over() {
        return null;
    }

    @Override
    public @Nullable String place() {
        return row < 0 ? null : String.valueOf(row);
    }

    @Override
    public List<StreamEvent> next(Caller caller) {
        try {
            return row < 0 ? begin() : read(caller);
        } catch (AuditUnavailable away) {
            // As without news; the next sign of life tries again.
            return List.of();
        }
    }

    private List<StreamEvent> begin() {
        long last = sources.tail().last();
        if (wanted == null) {
            row = last;
            return List.of(StreamEvent.place(String.valueOf(row)));
        }
        long from = number(wanted);
        if (from < 0 || from > last) {
            row = last;
            return List.of(new StreamEvent(String.valueOf(row), "gap", ChangeSource.OTHER_LOG));
        }
        long cut = sources.proofs().beginning().map(Beginning::cutUpTo).orElse(0L);
        row = Math.max(from, cut);
        String place = String.valueOf(row);
        return List.of(from < cut ? new StreamEvent(place, "gap", CUT) : StreamEvent.place(place));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private List<StreamEvent> read(Caller caller) {
        long last = sources.tail().last();
        List<AuditRow> rows = sources.reader().read(caller.actor(), new AuditQuery(criteria, row, PAGE, true));
        // What follows the rows of a page that is not full is not for the caller, up to the last that was there.
        row = rows.size() == PAGE
                ? rows.getLast().number()
                : Math.max(last, rows.isEmpty() ? row : rows.getLast().number());
        return rows.stream()
                .map(found -> new StreamEvent(String.valueOf(found.number()), "row", TrailMapper.of(found)))
                .toList();
    }
}
