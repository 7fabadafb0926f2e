package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.component.Stack;

/// Content of one tab of the details. It is attached only while the tab is open, and reads its data on attach.
abstract class DetailsPart extends Stack {

    /// Shows the model; called before the first attach and after each change.
    abstract void show(DetailsModel detailsModel);

    /// The UI; the part must be attached.
    final UI ui() {
        return getUI().orElseThrow();
    }
}
