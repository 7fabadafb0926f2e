package io.sandboxconsole.console.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Layout of a list with the details of one line beside it, or over it in a narrow window.
public abstract class ListWithDetails extends MasterDetailLayout {

    /// Shows `list`. `onClose` runs when the person leaves the details by Escape or by a click beside them.
    protected final void compose(Component list, Runnable onClose) {
        setSizeFull();
        setDetailSize("30rem");
        setMasterSize("20rem");
        setExpandMaster(true);
        setMaster(list);
        addDetailEscapePressListener(_ -> onClose.run());
        addBackdropClickListener(_ -> onClose.run());
    }

    /// Shows `pane` beside the list; null shows nothing. Setting the same pane again would detach it, and lose the
    /// focus.
    protected final void showDetail(@Nullable Component pane) {
        if (!Objects.equals(pane, getDetail())) {
            setDetail(pane);
        }
    }

    /// Passes the width of the window in pixels to `onWidth`, now and whenever it changes; zero before the browser has
    /// told it.
    protected final void followWidth(AttachEvent event, IntConsumer onWidth) {
        var page = event.getUI().getPage();
        var window = page.getExtendedClientDetails();
        onWidth.accept(window == null ? 0 : window.getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resized -> onWidth.accept(resized.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
    }
}
