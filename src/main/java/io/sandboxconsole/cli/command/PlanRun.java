package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows a plan, has its count typed, and starts it. Unattended it starts only a plan whose hash the caller names: then
/// it takes just the sandboxes that were looked at.
final class PlanRun {

    private final Invocation invocation;

    private final ConsoleClient client;

    private final Times times;

    PlanRun(Invocation invocation, ConsoleClient client) {
        this.invocation = invocation;
        this.client = client;
        this.times = new Times(invocation.clock(), invocation.zone(), false);
    }

    static Facts facts(Document plan, Times times) {
        var facts = new Facts()
                .add("Plan", plan.text("id"))
                .add("Action", plan.text("action"))
                .add("Sandboxes", plan.text("count"))
                .add("Left out", plan.number("leftOut", 0) == 0 ? "" : plan.text("leftOut"))
                .add("Filter", plan.text("filter"))
                .add("Reason", plan.text("reason"))
                .add("Made by", plan.text("by"))
                .add("Valid until", times.moment(plan.text("validUntil")))
                .add("Hash", plan.text("hash"))
                .add("Undone by", plan.flag("irreversible") ? "nothing: what it takes away is lost" : "");
        plan.documents("blocks").forEach(block -> facts.add("Stopped by", block(block), Style.BAD));
        return facts;
    }

    private static String block(Document block) {
        return switch (block.text("rule")) {
            case "nothing" -> "it takes no sandbox";
            case "old-data" -> "what is known of %s is too old".formatted(block.text("name"));
            case "percent-of-team", "percent-of-connection" ->
                "%s of %s, where the limit %s allows %s"
                        .formatted(block.text("count"), block.text("name"), block.text("rule"), block.text("limit"));
            default ->
                "%s sandboxes, where the limit %s allows %s"
                        .formatted(block.text("count"), block.text("rule"), block.text("limit"));
        };
    }

    /// Starts a plan, and follows its job.
    ///
    /// @param hash the hash that the plan must have; absent to have its count typed instead
    /// @param detached whether to return as soon as it is started
    ExitCode start(Document plan, @Nullable String hash, boolean detached) {
        if (!plan.documents("blocks").isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "The plan cannot be started: %s."
                            .formatted(block(plan.documents("blocks").getFirst())),
                    "“sandbox plan %s --items” shows what it takes and leaves out.".formatted(plan.text("id")));
        }
        if (hash != null) {
            check(plan, hash);
        } else {
            confirm(plan);
        }
        Document job = client.post(
                Query.of("plans", plan.text("id"), "start"),
                new Document(Map.of("hash", plan.text("hash"), "count", plan.number("count", 0))));
        if (detached) {
            invocation.terminal().print(job.text("id"));
            invocation.terminal().say("“sandbox jobs %s --follow” shows how it goes on.".formatted(job.text("id")));
            return ExitCode.OK;
        }
        return new JobFollow(invocation, client).follow(job);
    }

    private static void check(Document plan, String hash) {
        if (!plan.text("hash").equals(hash)) {
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "The sandboxes have changed since the plan with this hash: it would take %s now, with the hash %s."
                            .formatted(plan.text("count"), plan.text("hash")),
                    "Look at the new plan with “sandbox plan %s --items” before you use its hash."
                            .formatted(plan.text("id")));
        }
    }

    private void confirm(Document plan) {
        facts(plan, times).print(invocation.terminal());
        invocation.terminal().flush();
        if (!invocation.terminal().asks()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "A plan needs a confirmation, and nobody can be asked here.",
                    "Name the plan that you looked at: --plan %s --yes".formatted(plan.text("hash")));
        }
        String count = plan.text("count");
        @Nullable
        String typed = invocation
                .terminal()
                .ask("Type the number of sandboxes to %s (%s), or anything else to leave them: "
                        .formatted(plan.text("action"), count));
        if (typed == null || !typed.strip().equals(count)) {
            throw new CommandFailure(ExitCode.USAGE, "Nothing was done.");
        }
    }
}
