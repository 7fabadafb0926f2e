package io.sandboxconsole.console.component;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;

/// Shows a moment; the browser formats it in the person's own zone and language and keeps it up to date.
@Tag("time")
@JavaScript("context://js/console.js")
public final class TimeText extends HtmlContainer {

    /// The format of a moment.
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
        // Shown until the script has run, or without one.
        setText(moment.toString());
    }
}
