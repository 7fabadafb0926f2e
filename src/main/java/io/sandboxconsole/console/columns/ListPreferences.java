package io.sandboxconsole.console.columns;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.Preferences;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads each user's preferred [ListLayout] of each list once per session, and stores each change.
@Component
public class ListPreferences {

    private static final Logger LOG = LoggerFactory.getLogger(ListPreferences.class);

    private static final String COLUMNS = ".columns";

    private static final String DENSITY = ".density";

    private static final String WIDTHS = ".widths";

    private static final Pattern WIDTH = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4})?(px|rem)");

    private final DatabaseOutage outage = new DatabaseOutage(LOG, "The list is laid out as usual for everybody");

    private final Preferences preferences;

    private final Background background;

    private final CurrentActor currentActor;

    ListPreferences(Preferences preferences, Background background, CurrentActor currentActor) {
        this.preferences = preferences;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// The layout cached in the session; the defaults before it was read.
    ListLayout known(ListColumns list) {
        return VaadinSession.getCurrent().getAttribute(attribute(list)) instanceof ListLayout layout
                ? layout
                : ListLayout.USUAL;
    }

    /// Reads the layout in the background unless the session has it, then calls `listener`. A database failure is
    /// logged and leaves the defaults.
    void read(UI ui, ListColumns list, Consumer<ListLayout> listener) {
        if (ui.getSession().getAttribute(attribute(list)) != null) {
            return;
        }
        var actor = currentActor.get();
        background.call(ui, () -> preferences.of(actor), result -> {
            switch (result) {
                case AsyncResult.Pending<Map<String, String>>() -> {}
                case AsyncResult.Success<Map<String, String>>(var chosen) -> {
                    outage.ended();
                    var layout = layout(list, chosen);
                    ui.getSession().setAttribute(attribute(list), layout);
                    listener.accept(layout);
                }
                case AsyncResult.Failure<Map<String, String>>(var cause) -> {
                    if (DatabaseOutage.causes(cause)) {
                        outage.began(cause);
                    } else {
                        LOG.warn("How a person likes the list could not be read; it is laid out as usual.", cause);
                    }
                }
            }
        });
    }

    /// Stores the changed preferences; a failure is shown as a notice.
    void keep(UI ui, ListColumns list, ListLayout layout) {
        var before = known(list);
        ui.getSession().setAttribute(attribute(list), layout);
        Map<String, String> changed = new LinkedHashMap<>(texts(list, layout));
        changed.entrySet().removeAll(texts(list, before).entrySet());
        changed.forEach((name, text) -> keep(ui, name, text));
    }

    private void keep(UI ui, String name, String text) {
        var actor = currentActor.get();
        background.run(ui, () -> preferences.keep(actor, name, text), result -> {
            if (result instanceof AsyncResult.Failure<UI>(var cause)) {
                Notice.failure(cause);
            }
        });
    }

    private static String attribute(ListColumns list) {
        return ListLayout.class.getName() + "." + list.list();
    }

    private static Map<String, String> texts(ListColumns list, ListLayout layout) {
        return Map.of(
                list.list() + COLUMNS,
                layout.columns() == null ? "" : String.join(",", layout.columns()),
                list.list() + DENSITY,
                layout.density() == null ? "" : layout.density().word(),
                list.list() + WIDTHS,
                layout.widths().entrySet().stream()
                        .map(width -> width.getKey() + "=" + width.getValue())
                        .sorted()
                        .collect(Collectors.joining(";")));
    }

    private static ListLayout layout(ListColumns list, Map<String, String> chosen) {
        List<String> columns = list.of(chosen.getOrDefault(list.list() + COLUMNS, ""));
        Map<String, String> widths = Arrays.stream(
                        chosen.getOrDefault(list.list() + WIDTHS, "").split(";"))
                .map(text -> text.split("=", 2))
                .filter(parts -> parts.length == 2
                        && list.known(parts[0])
                        && WIDTH.matcher(parts[1]).matches())
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, _) -> one));
        return new ListLayout(
                columns.isEmpty() ? null : columns,
                Density.named(chosen.getOrDefault(list.list() + DENSITY, "")).orElse(null),
                widths);
    }
}
