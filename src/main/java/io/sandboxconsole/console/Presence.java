package io.sandboxconsole.console;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Standings;
import org.springframework.stereotype.Component;

/// Notes at every page that somebody opens that they are still there, which keeps their personal keys working.
@Component
class Presence implements VaadinServiceInitListener {

    private final transient CurrentActor currentActor;
    private final transient Standings standings;

    Presence(CurrentActor currentActor, Standings standings) {
        this.currentActor = currentActor;
        this.standings = standings;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(begin -> begin.getUI()
                        .addBeforeEnterListener(_ -> currentActor.find().ifPresent(standings::seen)));
    }
}
