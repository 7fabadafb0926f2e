package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.AttachEvent;
import org.jspecify.annotations.Nullable;

/// A part whose content is read when its tab opens, and anew whenever the sandbox has changed meanwhile.
abstract class ReadingPart extends DetailsPart {

    private @Nullable Subject subject;

    /// Asks for the content.
    abstract void read();

    /// The sandbox as it was shown last.
    final @Nullable Subject subject() {
        return subject;
    }

    @Override
    void show(Subject current) {
        boolean changed = subject != null && !current.equals(subject);
        subject = current;
        if (changed && isAttached()) {
            read();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        read();
    }
}
