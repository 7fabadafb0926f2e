package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.CommandLine;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.console.sandbox.lock.LockCalls;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lease.LeaseReport;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All facts that the engine reports about one sandbox.
public final class SandboxFacts extends Div {

    /// @param ended whether the facts are the last ones known
    /// @param intervals whether the engine supports automatic intervals
    /// @param lease its report as a lease, if it is one
    /// @param onCreator shows all sandboxes of a creator
    /// @param lockButton creates the button that locks a group of which the sandbox is one
    SandboxFacts(
            Sandbox sandbox,
            boolean ended,
            boolean intervals,
            Optional<LeaseReport> lease,
            Consumer<Creator> onCreator,
            Function<LockSubject, Optional<LockButton>> lockButton) {
        addClassName("sandbox-facts");
        var creator =
                new CreatorFact(sandbox.creator(), onCreator, lockButton.apply(LockCalls.ofCreator(sandbox.creator())));
        add(ended ? lastKnown(sandbox, creator) : life(sandbox, creator));
        String message = sandbox.status().message();
        if (message != null && !message.isBlank() && (ended || !isWell(sandbox))) {
            add(heading(text("details.message")), message(message));
        }
        lease.ifPresent(report -> add(heading(text("details.lease")), new LeaseCard(sandbox, report)));
        add(heading(text("details.origin")), origin(sandbox));
        var attributes = EngineAttributeFacts.of(sandbox.attributes(), intervals);
        if (attributes.getChildren().findAny().isPresent()) {
            add(heading(text("details.traits")), attributes);
        }
        add(heading(text("details.metadata")), metadata(sandbox, lockButton));
        var reserved = pairs(sandbox, true, lockButton);
        if (reserved.getChildren().findAny().isPresent()) {
            add(heading(text("details.metadata.reserved")));
            if (sandbox.creator().isOfCopy()) {
                add(new Paragraph(text("details.metadata.copied")));
            }
            add(reserved);
        }
    }

    static Component heading(String text) {
        var heading = new H3(text);
        heading.addClassName("section");
        return heading;
    }

    private static Facts life(Sandbox sandbox, CreatorFact creator) {
        var status = sandbox.status();
        var state = new Span(new Span(state(status.state())));
        if (status.lastTransitionAt() != null) {
            state.add(since(status.lastTransitionAt()));
        }
        return new Facts()
                .with(text("details.state"), state)
                .withText(text("details.reason"), isWell(sandbox) ? null : status.reason())
                .with(text("details.created-at"), created(sandbox.createdAt()))
                .with(text("details.created-by"), creator)
                .with(text("details.expires"), expiry(sandbox.createdAt(), sandbox.expiresAt()));
    }

    /// What was true when it was last seen: no time runs any more.
    private static Facts lastKnown(Sandbox sandbox, CreatorFact creator) {
        var status = sandbox.status();
        var expiresAt = sandbox.expiresAt();
        return new Facts()
                .withText(text("history.last-state"), state(status.state()))
                .withText(text("details.reason"), status.reason())
                .with(text("details.created-at"), created(sandbox.createdAt()))
                .with(text("details.created-by"), creator)
                .with(
                        text("history.expiry"),
                        expiresAt == null ? expiry(null, null) : new Span(new TimeText(expiresAt, Show.FULL)));
    }

    private static Facts origin(Sandbox sandbox) {
        var platform = sandbox.platform();
        var facts = new Facts()
                .withCopy(text("details.name"), abridged(sandbox))
                .withText(text("details.team"), sandbox.team())
                .withCopy(text("details.source"), sandbox.source().text())
                .withText(
                        text("details.built"),
                        sandbox.source() instanceof Source.Built ? text("details.built.steps") : null)
                .withCopy(text("details.entrypoint"), CommandLine.text(sandbox.entrypoint()))
                .withText(
                        text("details.platform"),
                        platform == null ? null : "%s/%s".formatted(platform.os(), platform.arch()))
                .withText(text("details.connection"), sandbox.id().connection().value());
        return facts.withCopy(
                text("details.id"), text("details.the-id"), sandbox.id().value());
    }

    /// The state, and the engine's own word where that is another.
    private static String state(SandboxState state) {
        String name = SafeText.line(StateText.of(state));
        String word = SafeText.line(state.word());
        return name.equalsIgnoreCase(word) ? name : text("details.state.word", name, word);
    }

    /// Whether reason and message say no more than the state: that it runs, or was paused.
    private static boolean isWell(Sandbox sandbox) {
        return sandbox.state().kind() == Kind.RUNNING || sandbox.state().kind() == Kind.PAUSED;
    }

    /// A name that its title shows in part only.
    private static String abridged(Sandbox sandbox) {
        return sandbox.name()
                .filter(name -> !SafeText.shortened(name).equals(name))
                .orElse("");
    }

    private static Component message(String text) {
        var message = new Pre(SafeText.of(text));
        message.addClassName("status-message");
        message.getElement().setAttribute("tabindex", "0");
        return message;
    }

    private static Component since(Instant moment) {
        var since = new Span(new TimeText(moment, Show.AGO));
        since.addClassName("full-time");
        return since;
    }

    private static Component created(@Nullable Instant moment) {
        if (moment != null) {
            return moment(moment, Show.AGO);
        }
        var unknown = new Span(text("details.created-unknown"));
        unknown.addClassName("nothing");
        return unknown;
    }

    private static Component expiry(@Nullable Instant createdAt, @Nullable Instant moment) {
        if (moment != null) {
            var expiry = new Div(moment(moment, Show.UNTIL));
            if (createdAt != null) {
                expiry.add(new LifeBar(createdAt, moment));
            }
            return expiry;
        }
        var never = new Span(text("details.never"));
        never.addClassName("never");
        return never;
    }

    private static Component moment(Instant moment, Show show) {
        var full = new TimeText(moment, Show.FULL);
        full.addClassName("full-time");
        return new Span(new TimeText(moment, show), full);
    }

    private static Component metadata(Sandbox sandbox, Function<LockSubject, Optional<LockButton>> lockButton) {
        var own = pairs(sandbox, false, lockButton);
        if (own.getChildren().findAny().isPresent()) {
            return own;
        }
        var empty = new Paragraph(text("details.metadata.none"));
        empty.addClassName("nothing");
        return empty;
    }

    private static Facts pairs(
            Sandbox sandbox, boolean reserved, Function<LockSubject, Optional<LockButton>> lockButton) {
        var facts = new Facts();
        facts.addClassName("metadata");
        sandbox.metadata().entrySet().stream()
                .filter(entry -> ReservedMetadata.covers(entry.getKey()) == reserved)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    var lock = lockButton.apply(new LockSubject.WithLabel(entry.getKey(), entry.getValue()));
                    facts.withCopy(
                            SafeText.line(entry.getKey()),
                            entry.getValue(),
                            lock.stream().toArray(Component[]::new));
                });
        return facts;
    }
}
