package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.sandbox.timeline.FieldText;
import io.sandboxconsole.console.sandbox.timeline.Timeline;
import io.sandboxconsole.console.sandbox.timeline.TimelineEntry;
import io.sandboxconsole.console.sandbox.timeline.TimelineEntry.Difference;
import io.sandboxconsole.console.sandbox.timeline.TimelineEntry.Kind;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tab of the sandbox's events by day, newest first, with the changed fields one by one: from the history, from its
/// engine, from the audit trail and from the engine's log, as far as the user may read them.
final class TimelinePart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<Timeline> pane = new AsyncPane<>(this::content, this::read);

    /// Kept while the part lives, so that a new answer does not undo the choice.
    private final Set<Kind> leftOut = EnumSet.noneOf(Kind.class);

    TimelinePart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        add(pane);
    }

    @Override
    void read() {
        var model = detailsModel();
        reader.timeline(ui(), id, model == null ? null : model.sandbox(), pane::show);
    }

    private Component content(Timeline timeline) {
        var words = new FieldText(PersonZone.of(ui()));
        var model = detailsModel();
        List<TimelineEntry> entries = model == null ? List.of() : timeline.entries(model.sandbox(), words);
        var days = new Div();
        days.addClassName("timeline");
        var copy = new Button(text("history.timeline.copy"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Set<Kind> there =
                entries.stream().flatMap(entry -> entry.kinds().stream()).collect(Collectors.toSet());
        var kinds = new CheckboxGroup<Kind>();
        kinds.setItems(there.stream().sorted().toList());
        kinds.setItemLabelGenerator(Kind::label);
        kinds.setAriaLabel(text("history.kinds"));
        kinds.setVisible(there.size() > 1);
        Runnable show = () -> show(days, copy, entries, words);
        kinds.setValue(there.stream().filter(kind -> !leftOut.contains(kind)).collect(Collectors.toSet()));
        kinds.addValueChangeListener(event -> {
            leftOut.clear();
            there.stream().filter(kind -> !event.getValue().contains(kind)).forEach(leftOut::add);
            show.run();
        });
        show.run();
        var tools = new Div(kinds, copy);
        tools.addClassName("timeline-tools");
        var content = new Div(tools, days);
        if (timeline.events().size() == DetailsReader.EVENTS) {
            content.add(new Paragraph(text("history.timeline.capped", DetailsReader.EVENTS)));
        }
        return content;
    }

    private void show(Div timeline, Button copy, List<TimelineEntry> entries, FieldText words) {
        Instant now = reader.now();
        Set<Kind> chosen = EnumSet.allOf(Kind.class);
        chosen.removeAll(leftOut);
        List<TimelineEntry> shown =
                entries.stream().filter(entry -> entry.fits(chosen)).toList();
        Clipboard.copyOnClick(copy, shown.stream().map(entry -> entry.line(now)).collect(Collectors.joining("\n")));
        Map<LocalDate, List<TimelineEntry>> days = shown.stream()
                .collect(Collectors.groupingBy(
                        entry -> LocalDate.ofInstant(entry.at(), words.zone()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Texts.locale());
        timeline.removeAll();
        days.forEach((day, events) -> {
            timeline.add(SandboxFacts.heading(date.format(day)));
            var list = new OrderedList();
            events.forEach(entry -> list.add(line(entry, words, now)));
            timeline.add(list);
        });
    }

    private static ListItem line(TimelineEntry entry, FieldText words, Instant now) {
        var icon = entry.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var moment = new Span(words.time(entry.at()));
        moment.addClassName("timeline-time");
        moment.setTitle("%s (%s)".formatted(entry.at(), words.zone()));
        var headline = new Span(entry.headline(now));
        headline.addClassName("timeline-headline");
        var line = new ListItem(moment, icon, headline, detail(entry));
        line.setClassName("to-come", entry.at().isAfter(now));
        line.setClassName("gap", entry.isGap());
        return line;
    }

    private static Div detail(TimelineEntry entry) {
        var detail = new Div();
        detail.addClassName("timeline-detail");
        if (!entry.differences().isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("timeline-differences");
            entry.differences().forEach(difference -> list.add(item(difference)));
            detail.add(list);
        }
        if (!entry.detail().isEmpty()) {
            detail.add(new Div(entry.detail()));
        }
        if (!entry.evidence().isEmpty()) {
            var evidence = new Span(entry.evidence());
            evidence.addClassName("timeline-evidence");
            detail.add(evidence);
        }
        if (entry.attempt() != null) {
            var attempt = new Anchor(entry.attempt(), text("history.evidence.trail"));
            attempt.getElement().setAttribute("router-link", true);
            detail.add(attempt);
        }
        return detail;
    }

    /// An arrow between the values; screen readers hear the sentence.
    private static ListItem item(Difference difference) {
        var item = new ListItem(difference.text());
        item.addClassName("timeline-difference");
        return item;
    }
}
