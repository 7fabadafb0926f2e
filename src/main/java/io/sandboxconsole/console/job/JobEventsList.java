package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.bulk.JobWhy;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;

/// Lists what happened to a job as a whole, and by whom.
final class JobEventsList extends OrderedList {

    private List<JobEvent> shown = List.of();

    JobEventsList() {
        addClassName("job-events");
    }

    void show(List<JobEvent> events) {
        if (events.equals(shown)) {
            return;
        }
        shown = List.copyOf(events);
        removeAll();
        events.forEach(event -> add(item(event)));
    }

    private static ListItem item(JobEvent event) {
        var line =
                new Div(new TimeText(event.at(), TimeText.Show.FULL), new Span(" · " + BulkText.state(event.state())));
        if (event.actorName() != null) {
            line.add(new Span(" · " + text("bulk.event.by", SafeText.line(event.actorName()))));
        }
        var item = new ListItem(line);
        if (event.why() != null && event.why() != JobWhy.ASKED) {
            var why = new Div(BulkText.why(event.why()));
            why.addClassName("job-why");
            item.add(why);
        }
        return item;
    }
}
