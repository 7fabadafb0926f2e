package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Pages;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists jobs, or shows or follows one; commands below it steer a job.
@Command(
        name = "jobs",
        aliases = "job",
        header = "List, show, follow and steer jobs.",
        description = "Lists the jobs that you may see, or shows one. --follow goes on until it ends; Ctrl-C ends the"
                + " following, and not the job.")
final class JobsCommand extends ConsoleCommand {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("id", "id", Kind.ID, ALWAYS),
                    Column.of("action", "action"),
                    Column.of("state", "state", Kind.STATE, ALWAYS),
                    Column.of("ended", "ended", Kind.NUMBER, ALWAYS),
                    Column.of("count", "count", Kind.NUMBER, ALWAYS),
                    Column.text("failed", "outcomes", row -> row.at("outcomes.failed"), ALWAYS),
                    Column.of("by", "by"),
                    Column.of("age", "startedAt", Kind.AGE, ALWAYS),
                    Column.of("filter", "filter", Kind.TEXT, WIDE),
                    Column.of("reason", "reason", Kind.TEXT, WIDE)),
            "id",
            row -> row.text("id"));

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "The id of a job, to show it.")
    private @Nullable String id;

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the job until it ends.")
    private boolean follow;

    @Option(names = "--items", description = "Show what became of each sandbox.")
    private boolean items;

    @Option(names = "--state", paramLabel = "STATE", description = "waiting, running, paused, done or cancelled.")
    private @Nullable String state;

    @Option(names = "--mine", description = "Only those that you started.")
    private boolean mine;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most this many; ${DEFAULT-VALUE} without it.")
    private long limit;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private JobsCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new JobsCommand(invocation))
                .addSubcommand(new Steer.Pause(invocation))
                .addSubcommand(new Steer.Resume(invocation))
                .addSubcommand(new Steer.Cancel(invocation))
                .addSubcommand(new Retry(invocation));
    }

    @Override
    ExitCode run(ConsoleClient client) {
        if (id == null) {
            return list(client);
        }
        if (items) {
            Rows rows = output.rows(PlanCommand.ITEMS, invocation());
            new Pages(client, Query.of("jobs", id, "items")).read(Long.MAX_VALUE, printed(rows));
            rows.end("The job has no sandbox.");
            return ExitCode.OK;
        }
        Document job = client.get(Query.of("jobs", id));
        if (follow) {
            return new JobFollow(invocation(), client).follow(job);
        }
        output.print(job, facts(job, output.times(invocation())), COLUMNS, invocation());
        return ExitCode.OK;
    }

    private ExitCode list(ConsoleClient client) {
        Rows rows = output.rows(COLUMNS, invocation());
        Query query = Query.of("jobs").with("state", state).with("mine", mine ? "true" : "");
        new Pages(client, query).read(limit, printed(rows));
        rows.end("There is no job that you may see.");
        return ExitCode.OK;
    }

    static Facts facts(Document job, Times times) {
        var facts = new Facts()
                .add("Job", job.text("id"))
                .add("Action", job.text("action"))
                .add("State", job.text("state"), Style.ofState(job.text("state")))
                .add("Why", job.text("why"))
                .add("Done", "%s of %s".formatted(job.text("ended"), job.text("count")));
        job.document("outcomes").members().forEach((outcome, number) -> {
            if (number instanceof Number many && many.longValue() > 0) {
                facts.add("  " + outcome, number.toString());
            }
        });
        facts.add("Started", times.moment(job.text("startedAt")) + " by " + job.text("by"))
                .add("Begins", job.text("state").equals("waiting") ? times.until(job.text("dueAt")) : "")
                .add("Ended", job.text("endedAt").isEmpty() ? "" : times.moment(job.text("endedAt")))
                .add("Filter", job.text("filter"))
                .add("Reason", job.text("reason"))
                .add("Hash", job.text("hash"))
                .add("You may", String.join(", ", job.texts("acts")));
        return facts;
    }

    /// Steers a job.
    @Command
    private abstract static class Steer extends ConsoleCommand {

        @Parameters(paramLabel = "JOB", description = "The id of the job.")
        private String id = "";

        private final String act;

        private Steer(Invocation invocation, String act) {
            super(invocation);
            this.act = act;
        }

        @Override
        final ExitCode run(ConsoleClient client) {
            Document job = client.post(Query.of("jobs", id, act), null);
            tell("The job %s is %s.", job.text("id"), job.text("state"));
            return ExitCode.OK;
        }

        @Command(name = "pause", header = "Pause a job.", description = "It begins with no further sandbox.")
        private static final class Pause extends Steer {
            Pause(Invocation invocation) {
                super(invocation, "pause");
            }
        }

        @Command(name = "resume", header = "Resume a paused job.")
        private static final class Resume extends Steer {
            Resume(Invocation invocation) {
                super(invocation, "resume");
            }
        }

        @Command(
                name = "cancel",
                header = "Cancel a job.",
                description = "What it has begun ends by itself. Before its first call it undoes the start.")
        private static final class Cancel extends Steer {
            Cancel(Invocation invocation) {
                super(invocation, "cancel");
            }
        }
    }

    @Command(name = "retry", header = "Make a plan of what failed.", description = "The plan is started as any other.")
    private static final class Retry extends ConsoleCommand {

        @Parameters(paramLabel = "JOB", description = "The id of the job.")
        private String id = "";

        Retry(Invocation invocation) {
            super(invocation);
        }

        @Override
        ExitCode run(ConsoleClient client) {
            Document plan = client.post(Query.of("jobs", id, "retry"), null);
            PlanRun.facts(plan, new Times(invocation().clock(), invocation().zone(), false))
                    .print(terminal());
            terminal().say("“sandbox plan start %s” starts it.".formatted(plan.text("id")));
            return ExitCode.OK;
        }
    }
}
