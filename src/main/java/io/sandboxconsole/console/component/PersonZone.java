package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Determines the time zone of the person at a browser.
public final class PersonZone {

    private PersonZone() {}

    /// The browser's time zone; UTC while it has sent no valid one.
    public static ZoneId of(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        String id = details == null ? null : details.getTimeZoneId();
        if (id == null || id.isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
