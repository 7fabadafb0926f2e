package io.sandboxconsole.export;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.export.SandboxExport.Destination;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Service;

/// Writes the sandboxes of a plan or of a job into a file, and records that. They are read page by page, so that a file
/// of any size takes little memory. Blocks on the reader and on the database.
@Service
public class BulkExport {

    /// The action's name in the audit trail.
    public static final String ACTION = "export-bulk";

    public static final String CSV = "text/csv;charset=utf-8";

    public static final String JSON = "application/json";

    private static final int BATCH = 1_000;

    private final BulkPlans plans;

    private final BulkJobs jobs;

    private final Guard guard;

    BulkExport(BulkPlans plans, BulkJobs jobs, Guard guard) {
        this.plans = plans;
        this.jobs = jobs;
        this.guard = guard;
    }

    /// Writes all sandboxes of the plan, also those that it leaves out, as CSV.
    ///
    /// @return their number; zero for a plan that the actor may not see
    public int plan(Actor actor, UUID id, Destination destination) {
        return recorded(actor, "plan " + id, present -> {
            var plan = plans.find(present, id);
            return plan.isEmpty()
                    ? 0
                    : write(destination, text -> {
                        text.planHeader();
                        return pages(at -> plans.items(present, id, at, BATCH), item -> text.plan(plan.get(), item));
                    });
        });
    }

    /// Writes what became of the sandboxes of the job.
    ///
    /// @param type [#CSV], or [#JSON] for a receipt with all that is known of the job
    /// @return their number; zero for a job that the actor may not see
    public int job(Actor actor, UUID id, String type, Destination destination) {
        return recorded(actor, "job " + id, present -> {
            var job = jobs.find(present, id);
            return job.isEmpty()
                    ? 0
                    : write(destination, text -> {
                        IntFunction<List<JobItem>> items = at -> jobs.items(present, id, ItemQuestion.ALL, at, BATCH);
                        if (type.equals(JSON)) {
                            return text.receipt(job.get(), jobs.events(present, id), items);
                        }
                        text.jobHeader();
                        return pages(items, item -> text.job(job.get(), item));
                    });
        });
    }

    /// Writes with the rows' writer.
    @FunctionalInterface
    private interface Writing {

        int write(BulkRows text) throws IOException;
    }

    /// Writes one row.
    @FunctionalInterface
    interface Row<T> {

        void write(T item) throws IOException;
    }

    static <T> int pages(IntFunction<List<T>> page, Row<T> row) throws IOException {
        int count = 0;
        for (List<T> items = page.apply(0); !items.isEmpty(); items = page.apply(count)) {
            for (T item : items) {
                row.write(item);
            }
            count += items.size();
        }
        return count;
    }

    private int recorded(Actor actor, String what, ToIntFunction<Actor> work) {
        var operation = new Operation(ACTION, Permission.VIEW_SANDBOX, new Target(null, null, what, null, null));
        return guard.callWithinReach(
                actor, operation, work::applyAsInt, count -> "%d sandboxes of %s".formatted(count, what));
    }

    private static int write(Destination destination, Writing writing) {
        try {
            // Never closed: after a failure the file must not look complete, and the caller closes the stream.
            var text = new BufferedWriter(new OutputStreamWriter(destination.open(), StandardCharsets.UTF_8));
            int count = writing.write(new BulkRows(text));
            text.flush();
            return count;
        } catch (IOException cause) {
            throw new ExportInterrupted(0, cause);
        } catch (UncheckedIOException cause) {
            throw new ExportInterrupted(0, new IOException(cause));
        }
    }
}
