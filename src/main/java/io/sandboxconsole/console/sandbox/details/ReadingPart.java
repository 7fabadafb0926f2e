package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.AttachEvent;
import org.jspecify.annotations.Nullable;

/// A part whose content is read when its tab opens, and anew whenever the sandbox has changed meanwhile.
abstract class ReadingPart extends DetailsPart {

    private @Nullable DetailsModel detailsModel;

    /// Asks for the content.
    abstract void read();

    /// The sandbox as it was shown last.
    final @Nullable DetailsModel subject() {
        return detailsModel;
    }

    @Override
    void show(DetailsModel current) {
        boolean changed = detailsModel != null && !current.equals(detailsModel);
        detailsModel = current;
        if (changed && isAttached()) {
            read();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        read();
    }
}
