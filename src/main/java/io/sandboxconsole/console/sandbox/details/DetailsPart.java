package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.component.Stack;

/// What stands under one tab of the details. It is attached only while that tab is open, and asks for what it shows
/// when it is.
abstract class DetailsPart extends Stack {

    /// Follows the sandbox; called before the part is first attached and whenever something has changed.
    abstract void show(DetailsModel detailsModel);

    /// The browser, while the part is attached.
    final UI ui() {
        return getUI().orElseThrow();
    }
}
