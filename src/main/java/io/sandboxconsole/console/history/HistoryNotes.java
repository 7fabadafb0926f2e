package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.past.KnowledgeNote;
import io.sandboxconsole.console.past.KnowledgeNotes;
import io.sandboxconsole.console.sandbox.hold.HoldCalls;

/// The line below the title: since when the history is complete, and the way to the legal holds for those who may place
/// them.
final class HistoryNotes extends Div {

    private final KnowledgeNote knowledge;

    HistoryNotes(KnowledgeNotes notes, HoldCalls holds) {
        knowledge = notes.create();
        addClassName("history-notes");
        add(knowledge);
        if (holds.mayHold()) {
            var link = new Anchor("holds", text("hold.list"));
            link.getElement().setAttribute("router-link", true);
            add(link);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        knowledge.showAll(event.getUI());
    }
}
