package io.sandboxconsole.console.component.dialog;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import org.jspecify.annotations.Nullable;

/// A dialog that opens only while a browser shows no other: a second click or key press that was on its way before
/// the first dialog appeared opens nothing, even when both arrive in one request.
public abstract class SingleDialog extends Dialog {

    private @Nullable UI place;

    protected SingleDialog() {
        addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                release();
            }
        });
        addDetachListener(_ -> release());
    }

    /// Opens the dialog; does nothing while another one is open.
    @Override
    public final void open() {
        UI ui = UI.getCurrentOrThrow();
        if (ComponentUtil.getData(ui, SingleDialog.class) == null) {
            ComponentUtil.setData(ui, SingleDialog.class, this);
            place = ui;
            super.open();
        }
    }

    private void release() {
        if (place != null && equals(ComponentUtil.getData(place, SingleDialog.class))) {
            ComponentUtil.setData(place, SingleDialog.class, null);
        }
        place = null;
    }
}
