package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows the creator of a sandbox with source and evidence; a click lists all sandboxes of that creator, and
/// another one locks them where the user may.
final class CreatorFact extends Div {

    CreatorFact(Creator creator, Consumer<Creator> onChosen, Optional<LockButton> lock) {
        addClassName("creator-fact");
        var label = new CreatorLabel(creator);
        // The button around it takes the keyboard focus.
        label.getElement().removeAttribute("tabindex");
        var button = new NativeButton();
        button.add(label);
        button.addClassName("creator-choice");
        button.addClickListener(_ -> onChosen.accept(creator));
        Tooltip.forComponent(button)
                .setText(text("key.creator.all", SafeText.line(CreatorLabel.name(creator))) + " "
                        + CreatorLabel.evidence(creator));
        add(button);
        lock.ifPresent(this::add);
        more(CreatorLabel.hint(creator));
        more(CreatorLabel.source(creator));
        more(CreatorLabel.proof(creator));
    }

    private void more(String text) {
        if (!text.isEmpty()) {
            var more = new Span(text);
            more.addClassName("creator-more");
            add(more);
        }
    }
}
