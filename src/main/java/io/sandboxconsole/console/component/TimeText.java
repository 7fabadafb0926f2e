package io.sandboxconsole.console.component;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;

/// A moment, which the browser shows in the person's own zone and language and keeps up to date by itself.
@Tag("time")
@JavaScript("context://js/console.js")
public final class TimeText extends HtmlContainer {

    /// How a moment reads.
    public enum Show {
        /// `3 hours ago`, with the full time on hover.
        AGO,
        /// `in 20 minutes`, with the full time on hover.
        UNTIL,
        /// `22 Nov 2026, 14:02:11 CET`.
        FULL
    }

    public TimeText(Instant moment, Show show) {
        getElement().setAttribute("datetime", moment.toString());
        getElement().setAttribute("data-show", show.name().toLowerCase(java.util.Locale.ROOT));
        // Until the script has run, and where there is none.
        setText(moment.toString());
    }
}
