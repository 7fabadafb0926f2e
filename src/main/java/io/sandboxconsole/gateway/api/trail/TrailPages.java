package io.sandboxconsole.gateway.api.trail;

import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.TrailReads;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.Cursor;
import io.sandboxconsole.gateway.api.PageLimit;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailCount;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailFacet;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailRow;
import io.sandboxconsole.gateway.auth.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the pages of the trail: the rows of a search, as far as the caller may see them.
@Component
public class TrailPages {

    private static final String ACTION = "read-audit";

    /// Counts up to this one are exact.
    private static final int MOST_COUNTED = 1_000;

    private static final int PLACE = 2;

    private static final List<String> SORTS = List.of("-time", "time");

    private final AuditReader reader;

    private final TrailReads reads;

    private final Guard guard;

    private final InstantSource time;

    TrailPages(AuditReader reader, TrailReads reads, Guard guard, InstantSource time) {
        this.reader = reader;
        this.reads = reads;
        this.guard = guard;
        this.time = time;
    }

    Page<TrailRow> page(
            Caller caller,
            TrailFilter filter,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor) {
        require(caller);
        boolean oldestFirst = oldestFirst(sort);
        AuditCriteria wanted = filter.criteria(caller);
        String list = "audit\n%s\n%s".formatted(filter, oldestFirst);
        @Nullable Place after = cursor == null ? null : Place.read(cursor, list);
        if (after == null) {
            reads.asked(caller.actor(), filter.words());
        }
        // All pages search the time that the first one did.
        AuditCriteria searched = after == null ? reader.searchable(wanted, time.instant()) : after.since(wanted);
        int size = PageLimit.of(limit);
        List<AuditRow> rows = rows(caller, searched, after == null ? null : after.row(), size, oldestFirst);
        int matching = reader.countUpTo(caller.actor(), searched, MOST_COUNTED + 1);
        boolean narrowed = !searched.equals(wanted);
        return new Page<>(
                rows.stream().map(TrailMapper::of).toList(),
                rows.size() < size
                        ? null
                        : new Place(rows.getLast().number(), narrowed ? searched.from() : null).written(list),
                Math.min(matching, MOST_COUNTED),
                matching > MOST_COUNTED,
                null,
                null,
                narrowed
                        ? List.of("The words were searched in the last %d days only. Choose a range of time for more."
                                .formatted(AuditReader.SEARCHED.toDays()))
                        : null);
    }

    private List<AuditRow> rows(
            Caller caller, AuditCriteria criteria, @Nullable Long behind, int size, boolean oldestFirst) {
        List<AuditRow> rows = new ArrayList<>();
        @Nullable Long last = behind;
        while (rows.size() < size) {
            int most = Math.min(AuditQuery.MAXIMUM_LIMIT, size - rows.size());
            List<AuditRow> some = reader.read(caller.actor(), new AuditQuery(criteria, last, most, oldestFirst));
            rows.addAll(some);
            if (some.size() < most) {
                break;
            }
            last = some.getLast().number();
        }
        return rows;
    }

    /// The place behind a row.
    ///
    /// @param from the beginning of the time that is searched, where the search did not name it
    private record Place(long row, @Nullable Instant from) {

        String written(String list) {
            return Cursor.of(list, Arrays.asList(String.valueOf(row), Objects.toString(from, null)));
        }

        static Place read(String cursor, String list) {
            List<@Nullable String> parts = Cursor.read(cursor, list, PLACE);
            try {
                @Nullable String from = parts.get(1);
                return new Place(
                        Long.parseLong(Objects.requireNonNull(parts.get(0))),
                        from == null ? null : Instant.parse(from));
            } catch (RuntimeException noPlace) {
                throw Cursor.invalid();
            }
        }

        AuditCriteria since(AuditCriteria wanted) {
            return from == null ? wanted : wanted.since(from);
        }
    }

    TrailFacet facet(Caller caller, TrailFilter filter, AuditField field) {
        require(caller);
        var facet = reader.facet(caller.actor(), criteria(caller, filter), field);
        return new TrailFacet(
                ApiWords.of(field),
                facet.values().stream()
                        .map(value -> new TrailCount(
                                field == AuditField.RESULT ? value.value().toLowerCase(Locale.ROOT) : value.value(),
                                value.label(),
                                value.entries()))
                        .toList(),
                facet.capped());
    }

    /// Returns the rows of an attempt or event that the caller may see, the oldest first.
    List<TrailRow> entry(Caller caller, UUID operation) {
        return reader.attempt(caller.actor(), operation).stream()
                .filter(row -> covers(caller, row))
                .sorted(Comparator.comparingLong(AuditRow::number))
                .map(TrailMapper::of)
                .toList();
    }

    private static boolean covers(Caller caller, AuditRow row) {
        var target = row.event().what();
        return caller.connection() == null
                || (target != null && caller.connection().value().equals(target.connection()));
    }

    /// Returns the criteria of a search; words without a range of time get one where that is needed.
    AuditCriteria criteria(Caller caller, TrailFilter filter) {
        return reader.searchable(filter.criteria(caller), time.instant());
    }

    /// Returns the search as the row about an export tells it.
    String words(TrailFilter filter) {
        String words = filter.words();
        return words.isEmpty() ? "audit" : "audit?" + words.replace(", ", "&");
    }

    /// Requires that the caller may see some part of the trail; a denial is recorded.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if they may see nothing of it
    public void require(Caller caller) {
        if (!reader.permits(caller.actor())) {
            var operation = new Operation(ACTION, Permission.READ_AUDIT, Target.CONSOLE);
            guard.callWithinReach(caller.actor(), operation, _ -> ACTION, String::valueOf);
        }
    }

    private static boolean oldestFirst(@Nullable String sort) {
        if (sort != null && !SORTS.contains(sort)) {
            throw new ApiProblem(ProblemType.INVALID_PARAMETER, "“sort” is -time, the newest first, or time.")
                    .field("sort")
                    .candidates(SORTS);
        }
        return "time".equals(sort);
    }
}
