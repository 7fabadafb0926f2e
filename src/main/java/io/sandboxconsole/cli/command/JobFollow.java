package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import io.sandboxconsole.cli.terminal.Terminal;
import java.time.Duration;
import java.util.List;

/// Follows a job until it ends: a bar on a terminal, else a line for each change. The job is the console's, so that
/// Ctrl-C only ends the following.
final class JobFollow {

    private static final Duration PACE = Duration.ofSeconds(1);

    private static final int BAR = 30;

    /// As long as a console takes to start anew.
    private static final int PATIENCE = 120;

    private static final int FAILURES_SHOWN = 20;

    private final Invocation invocation;

    private final ConsoleClient client;

    private final Terminal terminal;

    private String shown = "";

    private volatile boolean following = true;

    JobFollow(Invocation invocation, ConsoleClient client) {
        this.invocation = invocation;
        this.client = client;
        this.terminal = invocation.terminal();
    }

    /// Returns what became of the job: done, partly done, or nothing of it.
    ExitCode follow(Document started) {
        String id = started.text("id");
        Thread detachment = new Thread(() -> detach(id));
        Runtime.getRuntime().addShutdownHook(detachment);
        try {
            Document job = started;
            while (!isOver(job)) {
                show(job);
                invocation.sleep().accept(PACE);
                job = read(id);
            }
            following = false;
            show(job);
            return end(job);
        } finally {
            following = false;
            removeHook(detachment);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program ends, and the hook says so.
        }
    }

    private void detach(String id) {
        if (following) {
            terminal.say(
                    "%nThe job goes on without this terminal. “sandbox jobs %s --follow” shows it again, “sandbox jobs cancel %s” ends it."
                            .formatted(id, id));
        }
    }

    private Document read(String id) {
        for (int failures = 0; ; failures++) {
            try {
                return client.get(Query.of("jobs", id));
            } catch (CommandFailure away) {
                if (away.exitCode() != ExitCode.UNREACHABLE || failures == PATIENCE) {
                    throw away;
                }
                invocation.sleep().accept(PACE);
            }
        }
    }

    private static boolean isOver(Document job) {
        return switch (job.text("state")) {
            case "done", "cancelled" -> true;
            // Nothing goes on until a person resumes it.
            case "paused" -> true;
            default -> false;
        };
    }

    private void show(Document job) {
        long count = job.number("count", 0);
        long ended = job.number("ended", 0);
        String text = "%s  %d of %d%s".formatted(job.text("state"), ended, count, left(job));
        if (terminal.showsErrors()) {
            int filled = count == 0 ? BAR : (int) (BAR * ended / count);
            terminal.hint("\r" + Style.GOOD.of("█".repeat(filled), terminal.coloursErrors()) + "░".repeat(BAR - filled)
                    + "  " + text + "\u001b[K");
        } else if (!text.equals(shown)) {
            terminal.say(text);
        }
        shown = text;
    }

    private String left(Document job) {
        String end = job.text("expectedEnd");
        return end.isEmpty() || !job.text("state").equals("running")
                ? ""
                : "  ends "
                        + new io.sandboxconsole.cli.output.Times(invocation.clock(), invocation.zone(), false)
                                .until(end);
    }

    private ExitCode end(Document job) {
        if (terminal.showsErrors()) {
            terminal.say("");
        }
        var outcomes = job.document("outcomes");
        outcomes.members().forEach((outcome, number) -> {
            if (number instanceof Number many && many.longValue() > 0) {
                terminal.print("%s: %s".formatted(HarmlessText.of(outcome), number));
            }
        });
        List<String> failures = failures(job);
        failures.forEach(line -> terminal.print(HarmlessText.of(line)));
        terminal.flush();
        if (job.text("state").equals("paused")) {
            throw new CommandFailure(
                    ExitCode.PARTLY,
                    "The job is paused%s.".formatted(job.text("why").isEmpty() ? "" : ": " + job.text("why")),
                    "“sandbox jobs resume %s” goes on with it.".formatted(job.text("id")));
        }
        long good = outcomes.number("succeeded", 0) + outcomes.number("already-done", 0);
        return good == job.number("count", 0) ? ExitCode.OK : ExitCode.PARTLY;
    }

    private List<String> failures(Document job) {
        if (job.document("outcomes").number("failed", 0) == 0) {
            return List.of();
        }
        List<String> lines = new java.util.ArrayList<>();
        client.get(
                Query.of("jobs", job.text("id"), "items")
                        .with("outcome", "failed")
                        .with("limit", FAILURES_SHOWN),
                item -> lines.add("  failed  %s  %s  %s"
                        .formatted(SandboxColumns.reference(item), SandboxColumns.name(item), item.text("detail"))));
        lines.add("“sandbox jobs retry %s” makes a plan of what failed.".formatted(job.text("id")));
        return lines;
    }
}
