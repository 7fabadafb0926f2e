package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.TrailReads;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.trail.TrailFilter;
import io.sandboxconsole.gateway.api.trail.TrailPages;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Streams
@ApiController("/api")
class StreamController {

    private final EventStreams streams;

    private final ChangeSources changes;

    private final TrailSource.Sources trail;

    private final BulkJobs jobs;

    private final Checks checks;

    StreamController(
            EventStreams streams, ChangeSources changes, TrailSource.Sources trail, BulkJobs jobs, Checks checks) {
        this.streams = streams;
        this.changes = changes;
        this.trail = trail;
        this.jobs = jobs;
        this.checks = checks;
    }

    /// Follow the fleet
    ///
    /// Server-sent events of every change of a sandbox that the caller may see, in one order: `change`,
    /// `left` (it went where the caller may not see it), `gap` (something was missed that nothing can tell),
    /// and at last `end`. The first block has an id and no event: read the list after it, and what follows
    /// is news to it. Changes are kept for three days; who goes on from the id of the last event that they
    /// got misses none and gets none twice.
    ///
    /// @param filter only changes of sandboxes that this filter finds when they are told, in the language of
    /// `docs/filter.md`
    /// @param lastEventId where to go on, if not by the header `Last-Event-ID`
    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String lastEventId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response) {
        checks.view(caller);
        // As it is: the source itself keeps to the connection of a key, without a look at the history.
        var chosen = filter == null ? SandboxFilter.EVERYTHING : SandboxFilter.parse(filter);
        unbuffered(response);
        return streams.open(caller, new ChangeSource(changes, chosen, last == null ? lastEventId : last));
    }

    /// Follow the trail
    ///
    /// Server-sent events of every new row that matches and that the caller may see: `row`, `gap`, and at
    /// last `end`. An id is the number of a row. The question is recorded, once for each stream.
    ///
    /// @param lastEventId the number of the row to go on from, if not by the header `Last-Event-ID`; left
    /// out, the stream begins with the next row
    @GetMapping(path = "/audit/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter trail(
            Caller caller,
            TrailFilter filter,
            @RequestParam(required = false) @Nullable String lastEventId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response) {
        var criteria = filter.criteria(caller);
        checks.trail(caller, filter);
        unbuffered(response);
        return streams.open(caller, new TrailSource(trail, criteria, last == null ? lastEventId : last));
    }

    /// Follow a job
    ///
    /// Server-sent events of a job until it has ended: `state` for each change of it as a whole, `job` with
    /// its present numbers at the beginning and after each change, and at last `end`. An id is the number of
    /// changes that were told.
    ///
    /// @param id the id of the job
    /// @param lastEventId where to go on, if not by the header `Last-Event-ID`
    @GetMapping(path = "/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter job(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String lastEventId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response) {
        var source = new JobSource(jobs, id, last == null ? lastEventId : last);
        if (!source.permits(caller)) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "There is no such job, or you may not see it.");
        }
        unbuffered(response);
        return streams.open(caller, source);
    }

    /// A proxy that collects an answer would deliver events late.
    private static void unbuffered(HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
    }

    /// What is asked before a stream begins. Denials are recorded.
    @Component
    record Checks(Guard guard, TrailPages pages, TrailReads reads) {

        void view(Caller caller) {
            if (guard.scope(caller.actor(), Permission.VIEW_SANDBOX).isEmpty()) {
                var operation = new Operation("list", Permission.VIEW_SANDBOX, Target.CONSOLE);
                guard.callWithinReach(caller.actor(), operation, _ -> "", String::valueOf);
            }
        }

        void trail(Caller caller, TrailFilter filter) {
            pages.require(caller);
            reads.asked(caller.actor(), filter.words());
        }
    }
}
