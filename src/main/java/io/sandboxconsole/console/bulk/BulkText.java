package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.bulk.Block;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.JobWhy;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.bulk.Skip;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts plans and jobs into words.
public final class BulkText {

    private BulkText() {}

    /// The act and the number of its sandboxes: `Delete: 412 sandboxes`.
    public static String title(BulkCommand command, int count) {
        return text("bulk.title", label(command), count);
    }

    /// How much of a job has ended, in whole percent.
    public static int percent(Job job) {
        return job.ended() * 100 / Math.max(1, job.plan().taken());
    }

    public static String label(BulkCommand command) {
        return command.action() == SandboxAction.SET_INTERVALS
                ? text("bulk.intervals.title")
                : ActionText.label(command.action());
    }

    public static String state(JobState state) {
        return switch (state) {
            case WAITING -> text("bulk.state.waiting");
            case RUNNING -> text("bulk.state.running");
            case PAUSED -> text("bulk.state.paused");
            case DONE -> text("bulk.state.done");
            case CANCELLED -> text("bulk.state.cancelled");
        };
    }

    public static String sign(JobState state) {
        return switch (state) {
            case WAITING -> "◔";
            case RUNNING -> "●";
            case PAUSED -> "❙❙";
            case DONE -> "✓";
            case CANCELLED -> "✕";
        };
    }

    public static BadgeTone tone(JobState state) {
        return switch (state) {
            case WAITING, RUNNING -> BadgeTone.INFO;
            case PAUSED, CANCELLED -> BadgeTone.WARN;
            case DONE -> BadgeTone.GOOD;
        };
    }

    /// The reason why a job is in its state, as a sentence.
    public static String why(JobWhy why) {
        return switch (why) {
            case ASKED -> text("bulk.why.asked");
            case FAILED_EARLY -> text("bulk.why.failed-early");
            case FAILED_OFTEN -> text("bulk.why.failed-often");
            case RIGHTS_LOST -> text("bulk.why.rights-lost");
            case RIGHTS_UNKNOWN -> text("bulk.why.rights-unknown");
            case ENGINE_AWAY -> text("bulk.why.engine-away");
        };
    }

    public static String outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> text("bulk.outcome.succeeded");
            case ALREADY_DONE -> text("bulk.outcome.already-done");
            case SKIPPED -> text("bulk.outcome.skipped");
            case FAILED -> text("bulk.outcome.failed");
            case CANCELLED -> text("bulk.outcome.cancelled");
        };
    }

    public static String sign(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, ALREADY_DONE -> "✓";
            case SKIPPED -> "–";
            case FAILED -> "✕";
            case CANCELLED -> "■";
        };
    }

    public static BadgeTone tone(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, ALREADY_DONE -> BadgeTone.GOOD;
            case SKIPPED, CANCELLED -> BadgeTone.WARN;
            case FAILED -> BadgeTone.BAD;
        };
    }

    /// The reason why a plan leaves a sandbox out, with the engine's own sentence where it has one.
    public static String skip(Skip skip) {
        return detailed(skip(skip.reason()), skip.detail());
    }

    public static String skip(Skip.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> text("bulk.skip.not-found");
            case NOT_PERMITTED -> text("bulk.skip.not-permitted");
            case WRONG_STATE -> text("bulk.skip.wrong-state");
            case UNSUPPORTED -> text("bulk.skip.unsupported");
            case LOCKED -> text("bulk.skip.locked");
            case PROTECTED -> text("bulk.skip.protected");
            case LEASED -> text("bulk.skip.leased");
            case ASKED_ONE_BY_ONE -> text("bulk.skip.asked-one-by-one");
            case TOO_YOUNG -> text("bulk.skip.too-young");
            case USED_LATELY -> text("bulk.skip.used-lately");
            case AMONG_NEWEST -> text("bulk.skip.among-newest");
            case HELD -> text("bulk.skip.held");
            case RENEWED -> text("bulk.skip.renewed");
            case USED -> text("bulk.skip.used");
            case RE_OWNED -> text("bulk.skip.re-owned");
            case CHANGED -> text("bulk.skip.changed");
        };
    }

    /// The reason of an outcome: of a skip the rule, of a failure the engine's code.
    public static String reason(String code, @Nullable String detail) {
        Optional<Skip.Reason> known = Arrays.stream(Skip.Reason.values())
                .filter(reason -> reason.name().equalsIgnoreCase(code.replace('-', '_')))
                .findFirst();
        return detailed(known.map(BulkText::skip).orElse(SafeText.line(code)), detail);
    }

    private static String detailed(String reason, @Nullable String detail) {
        return detail == null || detail.isBlank() ? reason : text("bulk.skip.detailed", reason, SafeText.line(detail));
    }

    /// What keeps a plan from being started, as a sentence with its numbers.
    public static String block(Block block) {
        String name = SafeText.line(block.name());
        return switch (block.kind()) {
            case NOTHING -> text("bulk.block.nothing");
            case MOST ->
                name.isEmpty()
                        ? text("bulk.block.most", block.count(), block.limit())
                        : text("bulk.block.most-of", block.count(), block.limit(), name);
            case MOST_OF_ACTOR -> text("bulk.block.most-of-actor", block.count(), block.limit());
            case PERCENT_OF_TEAM -> text("bulk.block.percent-of-team", block.count(), block.limit(), name);
            case PERCENT_OF_CONNECTION -> text("bulk.block.percent-of-connection", block.count(), block.limit(), name);
            case OLD_DATA -> text("bulk.block.old-data", name);
        };
    }

    /// The word of an enum constant in addresses.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
