package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.BulkJobs.Question;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.JobRefused;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.export.BulkExport;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.Cursor;
import io.sandboxconsole.gateway.api.FileAnswers;
import io.sandboxconsole.gateway.api.PageLimit;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.SortParameter;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.ItemInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.JobInfo;
import io.sandboxconsole.gateway.api.wire.BulkAnswers.PlanInfo;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Jobs
@ApiController("/api/jobs")
class JobController {

    private static final int PLACE = 2;

    private final BulkJobs jobs;

    private final BulkExport export;

    private final PlanAnswers answers;

    JobController(BulkJobs jobs, BulkExport export, PlanAnswers answers) {
        this.jobs = jobs;
        this.export = export;
        this.answers = answers;
    }

    /// List jobs
    ///
    /// Lists the jobs that the caller may see, the latest start first.
    ///
    /// @param state `waiting`, `running`, `paused`, `done` or `cancelled`, several separated by commas; all
    /// where it is left out
    /// @param mine whether only those that the caller has started
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas
    @GetMapping
    Page<JobInfo> list(
            Caller caller,
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam(required = false) @Nullable Boolean mine,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields) {
        Set<JobState> states = state == null
                ? Set.of()
                : state.stream()
                        .map(word -> ApiWords.read(JobState.class, word.strip(), "state"))
                        .collect(Collectors.toSet());
        // A key for one connection sees its own jobs, which are within it.
        boolean own = Boolean.TRUE.equals(mine) || caller.connection() != null;
        int size = PageLimit.of(limit);
        String list = "jobs\n%s\n%s".formatted(states.stream().sorted().toList(), own);
        var question = new Question(states, own ? caller.actor().id().value() : null);
        var behind = cursor == null ? question : question.behind(started(cursor, list));
        List<Job> found = jobs.jobs(caller.actor(), behind, 0, size);
        return new Page<>(
                found.stream().map(job -> BulkMapper.of(job, null)).toList(),
                found.size() < size ? null : place(found.getLast(), list),
                jobs.count(caller.actor(), question),
                false,
                null,
                null,
                null);
    }

    private static String place(Job last, String list) {
        return Cursor.of(list, List.of(last.startedAt().toString(), last.id().toString()));
    }

    private static BulkJobs.Started started(String cursor, String list) {
        List<@Nullable String> values = Cursor.read(cursor, list, PLACE);
        try {
            return new BulkJobs.Started(
                    Instant.parse(Objects.requireNonNull(values.get(0))),
                    UUID.fromString(Objects.requireNonNull(values.get(1))));
        } catch (RuntimeException noPlace) {
            throw Cursor.invalid();
        }
    }

    /// Read a job
    @GetMapping("/{id}")
    JobInfo read(Caller caller, @PathVariable UUID id) {
        var job = found(caller, id);
        return BulkMapper.of(job, jobs.events(caller.actor(), id));
    }

    /// List the sandboxes of a job
    ///
    /// @param outcome `succeeded`, `already-done`, `skipped`, `failed` or `cancelled`; all where it is left out
    /// @param sort `position`, `name`, `creator`, `team`, `state`, `outcome` or `ended`, with a minus in
    /// front for the reverse; `position` where it is left out. While the job runs, only `position` keeps
    /// rows in their places.
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas
    @GetMapping("/{id}/items")
    Page<ItemInfo> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields) {
        var job = found(caller, id);
        var question = question(outcome, sort);
        int size = PageLimit.of(limit);
        String list = "job\n%s\n%s".formatted(id, question);
        int offset = cursor == null ? 0 : Offset.read(cursor, list);
        List<JobItem> items = jobs.items(caller.actor(), id, question, offset, size);
        int total = question.outcome() == null ? job.plan().taken() : job.count(question.outcome());
        return new Page<>(
                items.stream().map(BulkMapper::of).toList(),
                items.size() < size ? null : Cursor.of(list, List.of(String.valueOf(offset + items.size()))),
                total,
                false,
                null,
                null,
                null);
    }

    private static ItemQuestion question(@Nullable String outcome, @Nullable String sort) {
        var order = SortParameter.read(
                sort, "position", ItemQuestion.SORTS.stream().sorted().toList());
        return new ItemQuestion(
                outcome == null ? null : ApiWords.read(Outcome.class, outcome, "outcome"),
                order.key(),
                order.descending());
    }

    /// Pause a job
    ///
    /// It begins with no further sandbox.
    @PostMapping("/{id}/pause")
    @RecordedAs(value = "pause-bulk", permission = Permission.ACT_IN_BULK)
    JobInfo pause(Caller caller, @PathVariable UUID id) {
        requireReach(caller, id);
        return BulkMapper.of(jobs.pause(caller.actor(), id), null);
    }

    /// Resume a job
    @PostMapping("/{id}/resume")
    @RecordedAs(value = "resume-bulk", permission = Permission.ACT_IN_BULK)
    JobInfo resume(Caller caller, @PathVariable UUID id) {
        requireReach(caller, id);
        return BulkMapper.of(jobs.resume(caller.actor(), id), null);
    }

    /// Cancel a job
    ///
    /// What it has begun with ends by itself. During the grace period it undoes the start: nothing has
    /// happened yet.
    @PostMapping("/{id}/cancel")
    @RecordedAs(value = "cancel-bulk", permission = Permission.ACT_IN_BULK)
    JobInfo cancel(Caller caller, @PathVariable UUID id) {
        requireReach(caller, id);
        return BulkMapper.of(jobs.cancel(caller.actor(), id), null);
    }

    /// Make a plan of what failed
    ///
    /// The plan of the same act on the sandboxes that failed is read and started as any other.
    @PostMapping("/{id}/retry")
    @RecordedAs(value = "plan-bulk", permission = Permission.ACT_IN_BULK)
    ResponseEntity<PlanInfo> retry(Caller caller, @PathVariable UUID id) {
        requireReach(caller, id);
        return answers.created(caller, jobs.retryFailed(caller.actor(), id));
    }

    /// Export the sandboxes of a job
    ///
    /// Streams what became of each, and records that.
    ///
    /// @param format `csv`, or `json` for a receipt with all that is known of the job; `csv` where it is
    /// left out
    @Confidential
    @GetMapping(
            path = "/{id}/export",
            produces = {"text/csv", "application/json", "*/*"})
    void export(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response) {
        found(caller, id);
        var written = format == null ? Format.CSV : ApiWords.read(Format.class, format, "format");
        String type = written == Format.CSV ? BulkExport.CSV : BulkExport.JSON;
        String name = "job-%s.%s".formatted(id, ApiWords.of(written));
        export.job(caller.actor(), id, type, FileAnswers.file(response, name, type));
    }

    private enum Format {
        CSV,
        JSON
    }

    /// Of a key for one connection only its own jobs, which are within that connection. All else is the
    /// service's business, which records what it refuses.
    private void requireReach(Caller caller, UUID id) {
        if (caller.connection() != null) {
            found(caller, id);
        }
    }

    private Job found(Caller caller, UUID id) {
        var job = jobs.required(caller.actor(), id);
        if (caller.connection() != null && !job.mine()) {
            throw JobRefused.unknown(true);
        }
        return job;
    }
}
