package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.bulk.PlanRefused;
import io.sandboxconsole.export.BulkExport;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.Cursor;
import io.sandboxconsole.gateway.api.FileAnswers;
import io.sandboxconsole.gateway.api.PageLimit;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.ItemInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.JobInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.PlanInfo;
import io.sandboxconsole.gateway.api.wire.BulkRequests.MakePlan;
import io.sandboxconsole.gateway.api.wire.BulkRequests.RepeatPlan;
import io.sandboxconsole.gateway.api.wire.BulkRequests.StartPlan;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Plans
@ApiController("/api/plans")
class PlanController {

    private final BulkPlans plans;

    private final BulkJobs jobs;

    private final BulkExport export;

    private final PlanAnswers answers;

    PlanController(BulkPlans plans, BulkJobs jobs, BulkExport export, PlanAnswers answers) {
        this.plans = plans;
        this.jobs = jobs;
        this.export = export;
        this.answers = answers;
    }

    /// Make a plan
    ///
    /// Freezes which sandboxes one act would be done to, and which not and why. It changes no sandbox, and
    /// is recorded.
    @PostMapping
    @RecordedAs(value = "plan-bulk", permission = Permission.ACT_IN_BULK)
    ResponseEntity<PlanInfo> make(Caller caller, @RequestBody MakePlan body) {
        var plan = plans.make(
                caller.actor(),
                PlanReader.selection(caller, body),
                PlanReader.command(body),
                PlanReader.belts(body.limits()),
                reason(body.reason()));
        return answers.created(caller, plan);
    }

    /// Read a plan
    @GetMapping("/{id}")
    PlanInfo read(Caller caller, @PathVariable UUID id) {
        return answers.of(caller, found(caller, id));
    }

    /// List the sandboxes of a plan
    ///
    /// @param taken `true` for those that it takes, `false` for those that it leaves out; all where it is
    /// left out
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas
    @GetMapping("/{id}/items")
    Page<ItemInfo> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Boolean taken,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields) {
        var plan = found(caller, id);
        int size = PageLimit.of(limit);
        String list = "plan\n%s\n%s".formatted(id, taken);
        // The sandboxes of a plan never change, so that their number is a place.
        int offset = cursor == null ? 0 : Offset.read(cursor, list);
        List<PlanItem> items = taken == null
                ? plans.items(caller.actor(), id, offset, size)
                : plans.items(caller.actor(), id, taken, offset, size);
        int total = taken == null ? plan.taken() + plan.skipped() : taken ? plan.taken() : plan.skipped();
        int end = offset + items.size();
        return new Page<>(
                items.stream().map(BulkMapper::of).toList(),
                end >= total ? null : Cursor.of(list, List.of(String.valueOf(end))),
                total,
                false,
                null,
                null,
                null);
    }

    /// Export the sandboxes of a plan
    ///
    /// Streams all of them as CSV, also those that it leaves out, and records that.
    @Confidential
    @GetMapping(
            path = "/{id}/export",
            produces = {"text/csv", "*/*"})
    void export(Caller caller, @PathVariable UUID id, HttpServletResponse response) {
        found(caller, id);
        export.plan(caller.actor(), id, FileAnswers.file(response, "plan-%s.csv".formatted(id), BulkExport.CSV));
    }

    /// Discard a plan
    ///
    /// A plan of the caller's own that was not started cannot be started any more.
    @DeleteMapping("/{id}")
    @RecordedAs(value = "discard-bulk", permission = Permission.ACT_IN_BULK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable UUID id) {
        plans.discard(caller.actor(), id);
    }

    /// Make a plan again
    ///
    /// Makes a plan of the same selection with the same act, of what there is now.
    @PostMapping("/{id}/repeat")
    @RecordedAs(value = "plan-bulk", permission = Permission.ACT_IN_BULK)
    ResponseEntity<PlanInfo> repeat(Caller caller, @PathVariable UUID id, @RequestBody RepeatPlan body) {
        var earlier = found(caller, id);
        Belts belts = body.limits() == null ? earlier.asked() : PlanReader.belts(body.limits());
        @Nullable String reason = body.reason() == null ? earlier.reason() : reason(body.reason());
        return answers.created(caller, plans.again(caller.actor(), id, belts, reason));
    }

    /// Start a plan
    ///
    /// Makes it a job, which begins after the grace period. The plan's own hash and count must be sent back,
    /// so that no program starts a plan that it has not read.
    @PostMapping("/{id}/start")
    @RecordedAs(value = "start-bulk", permission = Permission.ACT_IN_BULK)
    ResponseEntity<JobInfo> start(Caller caller, @PathVariable UUID id, @RequestBody StartPlan body) {
        String hash = body.hash() == null ? "" : body.hash();
        var job = jobs.start(caller.actor(), id, hash, body.count());
        return ResponseEntity.created(URI.create("/api/jobs/" + id)).body(BulkMapper.of(job, null));
    }

    private Plan found(Caller caller, UUID id) {
        var plan = plans.required(caller.actor(), id);
        // Of a key for one connection only its own, which it made within that connection.
        if (caller.connection() != null && !PlanAnswers.mine(caller, plan)) {
            throw PlanRefused.unknown(true);
        }
        return plan;
    }

    private static @Nullable String reason(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > BulkPlans.LONGEST_REASON) {
            throw new ApiProblem(
                            ProblemType.INVALID_REQUEST,
                            "“reason” has at most %,d characters.".formatted(BulkPlans.LONGEST_REASON))
                    .field("reason");
        }
        return sent.strip();
    }
}
