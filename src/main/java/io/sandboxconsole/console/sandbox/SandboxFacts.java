package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the engine says about one sandbox.
final class SandboxFacts extends Div {

    SandboxFacts(Sandbox sandbox) {
        addClassName("sandbox-facts");
        add(facts(sandbox));
        if (sandbox.status().message() != null && !sandbox.status().message().isBlank()) {
            var message = new Pre(sandbox.status().message());
            message.addClassName("status-message");
            add(heading("Message"), message);
        }
        add(heading("Metadata"), metadata(sandbox));
    }

    static Component heading(String text) {
        var heading = new H3(text);
        heading.addClassName("section");
        return heading;
    }

    private static Facts facts(Sandbox sandbox) {
        var platform = sandbox.platform();
        return new Facts()
                .with("State", new StateBadge(sandbox.state()))
                .withText("Reason", sandbox.status().reason())
                .with("Created at", moment(sandbox.createdAt(), Show.AGO))
                .with("Created By", new CreatorLabel(sandbox.creator()))
                .withText("Team", sandbox.team())
                .with("Expires", expiry(sandbox.expiresAt()))
                .withText("Image or snapshot", sandbox.source().text())
                .withText("Entrypoint", CommandLine.text(sandbox.entrypoint()))
                .withText("Platform", platform == null ? null : "%s/%s".formatted(platform.os(), platform.arch()))
                .withText("Connection", sandbox.id().connection().value())
                .with(
                        "Id",
                        Facts.code(sandbox.id().value()),
                        Clipboard.button("the id", sandbox.id().value()));
    }

    private static Component expiry(@Nullable Instant moment) {
        if (moment != null) {
            return moment(moment, Show.UNTIL);
        }
        var never = new Span("never");
        never.addClassName("never");
        return never;
    }

    private static Component moment(Instant moment, Show show) {
        var full = new TimeText(moment, Show.FULL);
        full.addClassName("full-time");
        return new Span(new TimeText(moment, show), full);
    }

    private static Component metadata(Sandbox sandbox) {
        if (sandbox.metadata().isEmpty()) {
            return new Span("No metadata.");
        }
        var facts = new Facts();
        facts.addClassName("metadata");
        sandbox.metadata().entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey((one, other) ->
                                Boolean.compare(ReservedMetadata.covers(one), ReservedMetadata.covers(other)))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> facts.with(entry.getKey(), Facts.code(entry.getValue())));
        return facts;
    }
}
