package io.sandboxconsole.console.bulk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.bulk.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Remembers for a browser tab of which selection its latest plans were made, so that a selection ends with the start
/// of
/// its plan.
final class AskedSelections {

    private static final int MOST = 8;

    private final Map<UUID, Selection> asked = new LinkedHashMap<>();

    private @Nullable Selection started;

    private AskedSelections() {}

    static AskedSelections of(UI ui) {
        var found = ComponentUtil.getData(ui, AskedSelections.class);
        if (found == null) {
            found = new AskedSelections();
            ComponentUtil.setData(ui, AskedSelections.class, found);
        }
        return found;
    }

    void remember(UUID plan, Selection selection) {
        asked.put(plan, selection);
        if (asked.size() > MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
    }

    void replace(UUID before, UUID again) {
        var selection = asked.remove(before);
        if (selection != null) {
            asked.put(again, selection);
        }
    }

    void start(UUID plan) {
        started = asked.remove(plan);
    }

    boolean forgetStarted(Selection selection) {
        boolean same = selection.equals(started);
        started = null;
        return same;
    }
}
