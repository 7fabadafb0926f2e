package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tab of the last log lines and events of a sandbox that failed, as they were kept then.
final class LastWordsPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<Optional<Words>> pane = new AsyncPane<>(LastWordsPart::content, this::read);

    LastWordsPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        add(pane);
    }

    @Override
    void read() {
        reader.lastWords(ui(), id, pane::show);
    }

    private static Component content(Optional<Words> kept) {
        return kept.map(LastWordsPart::words).orElseGet(LastWordsPart::none);
    }

    private static Component words(Words words) {
        var read = new Paragraph(
                new Text(text("details.last-words.read") + " "), new TimeText(words.at(), TimeText.Show.FULL));
        if (words.truncated()) {
            read.add(new Text(" · " + text("details.last-words.cut")));
        }
        var content = new Div(read);
        addLog(content, text("details.last-words.logs"), words.logs());
        addLog(content, text("details.last-words.events"), words.events());
        return content;
    }

    private static void addLog(Div content, String heading, @Nullable String lines) {
        if (lines != null && !lines.isBlank()) {
            var log = new LogText(() -> {});
            log.show(lines);
            content.add(SandboxFacts.heading(heading), log);
        }
    }

    private static Component none() {
        var none = new Paragraph(text("details.last-words.none"));
        none.addClassName("nothing");
        return none;
    }
}
