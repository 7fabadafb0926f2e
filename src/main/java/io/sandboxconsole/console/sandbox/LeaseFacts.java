package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a lease's labels claim, line by line. Whoever may label the sandbox could have written them.
final class LeaseFacts {

    private LeaseFacts() {}

    static Facts identity(Lease lease) {
        var facts = new Facts()
                .withCopy(say("details.lease.id"), Objects.requireNonNullElse(lease.id(), ""))
                .withCopy(say("details.lease.slug"), Objects.requireNonNullElse(lease.slug(), ""))
                .withText(say("details.lease.mode"), mode(lease.kind()));
        if (lease.valid()) {
            facts.withText(
                    say("details.lease.owner"),
                    lease.owner() == null ? say("details.lease.owner-unknown") : lease.owner());
            facts.withText(
                    say("details.lease.keep"), lease.keep() ? say("details.lease.yes") : say("details.lease.no"));
        }
        return facts;
    }

    /// The tool's own word for the state beside the engine's; a coordinator does not keep its labels up to date.
    static void states(Facts facts, Sandbox sandbox, Lease lease) {
        if (lease.state() != null && lease.kind() != Lease.Kind.BROKERED) {
            facts.withText(
                    say("details.lease.state"),
                    say("details.lease.states", lease.state(), StateWord.inSentence(sandbox.state())));
        }
        moment(facts, say("details.lease.created"), lease.createdAt());
        moment(facts, say("details.lease.touched"), lease.touchedAt());
    }

    static void limits(Facts facts, Lease lease) {
        length(facts, say("details.lease.lifetime"), lease.lifetime());
        length(facts, say("details.lease.idle-timeout"), lease.idle());
        facts.withText(say("details.lease.pond"), lease.pond())
                .withText(say("details.lease.capabilities"), String.join(", ", new TreeSet<>(lease.capabilities())))
                .withText(say("details.lease.ports"), lease.ports())
                .withText(say("details.lease.work-root"), lease.workRoot());
    }

    static Component moment(Instant moment) {
        var full = new TimeText(moment, Show.FULL);
        full.addClassName("full-time");
        return new Span(new TimeText(moment, Show.AGO), full);
    }

    static void length(Facts facts, String name, @Nullable Duration length) {
        facts.withText(name, length == null ? null : LengthOfTime.text(length));
    }

    private static void moment(Facts facts, String name, @Nullable Instant moment) {
        if (moment != null) {
            facts.with(name, moment(moment));
        }
    }

    private static String mode(Lease.Kind kind) {
        return switch (kind) {
            case DIRECT -> say("details.lease.direct");
            case BROKERED -> say("details.lease.brokered");
            case BUILDER -> say("details.lease.builder");
            case DAMAGED -> say("details.lease.damaged");
        };
    }
}
