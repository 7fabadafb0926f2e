package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;

/// Opens what there is to say of the trail as a whole, for those who may cut it; invisible to others.
public final class TrailButton extends Button {

    public TrailButton() {
        super(text("audit.trail.open"));
        addClickListener(_ -> {
            UI ui = UI.getCurrentOrThrow();
            new TrailDialog(ui, StoneCalls.of(ui)).open();
        });
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        setVisible(StoneCalls.of(event.getUI()).mayManage());
    }
}
