package io.sandboxconsole.console.component;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Shows a moment; the browser formats it in the person's own zone and language and keeps it up to date.
@Tag("time")
@JavaScript("context://js/console.js")
public final class TimeText extends HtmlContainer {

    /// Printed by its name, and not as “Z”.
    private static final ZoneId NAMED_UTC = ZoneId.of("UTC");

    /// The format of a moment.
    public enum Show {
        /// `3 hours ago`, with the full time on hover.
        AGO,
        /// `in 20 minutes`, with the full time on hover.
        UNTIL,
        /// `in 20 seconds`, and `now` once it is over, for what is done again and again.
        NEXT,
        /// `22 Nov 2026, 14:02:11 CET`.
        FULL
    }

    public TimeText(Instant moment, Show show) {
        getElement().setAttribute("data-show", show.name().toLowerCase(Locale.ROOT));
        show(moment);
    }

    /// Shows another moment.
    public void show(Instant moment) {
        getElement().setAttribute("datetime", moment.toString());
        // Shown until the script has run, or without one.
        setText(whole(moment));
    }

    /// The moment in full, in the person’s zone and language.
    static String whole(Instant moment) {
        UI ui = UI.getCurrent();
        ZoneId zone = ui == null ? ZoneOffset.UTC : PersonZone.of(ui);
        try {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                    .withLocale(Texts.locale())
                    .withZone(zone.equals(ZoneOffset.UTC) ? NAMED_UTC : zone)
                    .format(moment);
        } catch (DateTimeException beyondCalendars) {
            return moment.toString();
        }
    }
}
