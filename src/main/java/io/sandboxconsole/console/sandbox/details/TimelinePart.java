package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tab of the sandbox's events by day, newest first: from its engine, from the audit trail and from the
/// engine's log, as far as the user may read them.
final class TimelinePart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<Trail> pane = new AsyncPane<>(this::content, this::read);

    TimelinePart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        add(pane);
    }

    @Override
    void read() {
        var model = detailsModel();
        reader.trail(ui(), id, model == null ? null : model.sandbox(), pane::show);
    }

    private Component content(Trail trail) {
        var zone = PersonZone.of(ui());
        var detailsModel = detailsModel();
        Map<LocalDate, List<TimelineEntry>> days = detailsModel == null
                ? Map.of()
                : TimelineEntry.of(detailsModel.sandbox(), trail).stream()
                        .collect(Collectors.groupingBy(
                                entry -> LocalDate.ofInstant(entry.at(), zone),
                                LinkedHashMap::new,
                                Collectors.toList()));
        var timeline = new Div();
        timeline.addClassName("timeline");
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Texts.locale());
        days.forEach((day, entries) -> {
            timeline.add(SandboxFacts.heading(date.format(day)));
            var list = new OrderedList();
            entries.forEach(entry -> list.add(line(entry, zone)));
            timeline.add(list);
        });
        return timeline;
    }

    private ListItem line(TimelineEntry entry, ZoneId zone) {
        var icon = entry.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(Texts.locale())
                .withZone(zone);
        var moment = new Span(time.format(entry.at()));
        moment.addClassName("timeline-time");
        moment.setTitle("%s (%s)".formatted(entry.at(), zone));
        var headline = new Span(entry.headline(reader.now()));
        headline.addClassName("timeline-headline");
        var detail = new Span(entry.detail());
        detail.addClassName("timeline-detail");
        var line = new ListItem(moment, icon, headline, detail);
        line.setClassName("to-come", entry.at().isAfter(reader.now()));
        return line;
    }
}
