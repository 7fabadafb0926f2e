package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.sandbox.IntervalMapper;
import io.sandboxconsole.gateway.api.wire.BulkRequests.MakePlan;
import io.sandboxconsole.gateway.api.wire.BulkRequests.PlanLimits;
import io.sandboxconsole.gateway.api.wire.BulkRequests.SandboxReference;
import io.sandboxconsole.gateway.api.wire.IntervalSettings;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a plan is asked for.
final class PlanReader {

    private static final int MOST_NAMED = 10_000;

    private PlanReader() {}

    /// Returns which sandboxes are meant, as far as the caller may use their connections.
    static Selection selection(Caller caller, MakePlan body) {
        if ((body.filter() == null) == (body.sandboxes() == null)) {
            throw invalid(
                    "filter", "Name either a “filter” or “sandboxes”. A filter of “” means all that you may see.");
        }
        if (body.sandboxes() != null) {
            if (body.except() != null) {
                throw invalid("except", "“except” goes with a “filter”.");
            }
            return new Selection.Chosen(ids(caller, body.sandboxes(), "sandboxes"));
        }
        return new Selection.Matching(
                CallerReach.filter(caller, body.filter()),
                body.except() == null ? Set.of() : Set.copyOf(ids(caller, body.except(), "except")));
    }

    private static List<SandboxId> ids(Caller caller, List<SandboxReference> sent, String field) {
        if (sent.size() > MOST_NAMED) {
            throw invalid(field, "“%s” names at most %,d sandboxes. Use a filter.".formatted(field, MOST_NAMED));
        }
        return sent.stream()
                .map(one -> CallerReach.sandbox(
                        caller,
                        Objects.requireNonNullElse(one.connection(), ""),
                        Objects.requireNonNullElse(one.id(), "")))
                .toList();
    }

    static BulkCommand command(MakePlan body) {
        var action = ApiWords.read(SandboxAction.class, Objects.requireNonNullElse(body.action(), ""), "action");
        if (!BulkCommand.ACTIONS.contains(action)) {
            throw invalid("action", "No plan does that.")
                    .candidates(BulkCommand.ACTIONS.stream()
                            .map(SandboxAction::word)
                            .sorted()
                            .toList());
        }
        requireOnlyOwnValues(action, body);
        return switch (action) {
            case RENEW -> new BulkCommand.Renew(required(body.expiresAt(), "expiresAt"));
            case EDIT_METADATA -> edit(body);
            case SET_INTERVALS -> intervals(required(body.intervals(), "intervals"));
            default -> new BulkCommand.Simple(action);
        };
    }

    /// A value that the act does not take was meant for something.
    private static void requireOnlyOwnValues(SandboxAction action, MakePlan body) {
        if (body.expiresAt() != null && action != SandboxAction.RENEW) {
            throw invalid("expiresAt", "“expiresAt” goes with the action renew.");
        }
        if ((body.set() != null || body.remove() != null) && action != SandboxAction.EDIT_METADATA) {
            throw invalid(
                    body.set() == null ? "remove" : "set", "“set” and “remove” go with the action edit-metadata.");
        }
        if (body.intervals() != null && action != SandboxAction.SET_INTERVALS) {
            throw invalid("intervals", "“intervals” goes with the action set-intervals.");
        }
    }

    private static BulkCommand edit(MakePlan body) {
        Map<String, String> set = body.set() == null ? Map.of() : body.set();
        Set<String> remove = body.remove() == null ? Set.of() : Set.copyOf(body.remove());
        if (set.isEmpty() && remove.isEmpty()) {
            throw invalid("set", "Name entries to “set” or keys to “remove”.");
        }
        if (remove.stream().anyMatch(set::containsKey)) {
            throw invalid("remove", "A key is both in “set” and in “remove”.");
        }
        return new BulkCommand.EditMetadata(new MetadataPatch(set, remove));
    }

    private static BulkCommand intervals(IntervalSettings sent) {
        Intervals read = IntervalMapper.read(sent, Intervals.NONE);
        @Nullable Interval stop = stated(read.stop());
        @Nullable Interval pause = stated(read.pause());
        @Nullable Interval archive = stated(read.archive());
        @Nullable Interval delete = stated(read.delete());
        if (stop == null && pause == null && archive == null && delete == null) {
            throw invalid("intervals", "Name at least one interval.");
        }
        return new BulkCommand.SetIntervals(stop, pause, archive, delete);
    }

    private static @Nullable Interval stated(Interval interval) {
        return interval.when() == Interval.When.UNSTATED ? null : interval;
    }

    static Belts belts(@Nullable PlanLimits sent) {
        if (sent == null) {
            return Belts.NONE;
        }
        try {
            return new Belts(sent.most(), sent.percent(), sent.keepNewest(), sent.minimumAge(), sent.unusedFor());
        } catch (IllegalArgumentException outOfRange) {
            throw invalid(
                    "limits",
                    "A limit is out of its range: “most” is at least 1, “percent” from 1 to 100, the others are not negative.");
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw invalid(field, "“%s” is missing.".formatted(field));
        }
        return value;
    }

    private static ApiProblem invalid(String field, String detail) {
        return new ApiProblem(ProblemType.INVALID_REQUEST, detail).field(field);
    }
}
