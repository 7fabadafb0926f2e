package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.AttachEvent;
import org.jspecify.annotations.Nullable;

/// Part that reads its content when its tab opens, and again when the sandbox has changed.
abstract class ReadingPart extends DetailsPart {

    private @Nullable DetailsModel detailsModel;

    /// Reads the content in the background.
    abstract void read();

    /// The last model shown; null before the first.
    final @Nullable DetailsModel detailsModel() {
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
