package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.history.FailureInsights.Example;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists the newest failures, each with its reason and the end of its log.
final class FailureExamples extends Composite<UnorderedList> {

    private List<Example> shown = List.of();

    FailureExamples() {
        getContent().addClassName("failure-examples");
        getContent().add(none());
    }

    void show(List<Example> examples) {
        if (examples.equals(shown)) {
            return;
        }
        shown = List.copyOf(examples);
        getContent().removeAll();
        examples.forEach(example -> getContent().add(item(example)));
        if (examples.isEmpty()) {
            getContent().add(none());
        }
    }

    private static ListItem none() {
        var none = new ListItem(text("failure.none"));
        none.addClassName("trend-none");
        return none;
    }

    private static ListItem item(Example example) {
        Sandbox sandbox = example.life().sandbox();
        var line = new Div(new Anchor(SandboxDetails.pastAddress(sandbox.id()), SafeText.line(sandbox.title())));
        line.addClassName("failure-line");
        End end = example.life().end();
        if (end != null) {
            line.add(new Span(EndText.of(end.cause())), new TimeText(end.at(), Show.AGO));
        }
        var item = new ListItem(line);
        String reason = reason(sandbox.status());
        if (!reason.isEmpty()) {
            var said = new Div(reason);
            said.addClassName("failure-reason");
            item.add(said);
        }
        if (!example.lastLines().isEmpty()) {
            var log = new Pre(example.lastLines().stream().map(SafeText::line).collect(Collectors.joining("\n")));
            log.addClassName("failure-log");
            log.getElement().setAttribute("tabindex", "0");
            log.getElement().setAttribute("role", "region");
            log.getElement().setAttribute("aria-label", text("failure.log", SafeText.line(sandbox.title())));
            item.add(log);
        }
        return item;
    }

    private static String reason(SandboxStatus status) {
        return Stream.of(status.reason(), status.message())
                .filter(Objects::nonNull)
                .map(SafeText::of)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" – "));
    }
}
