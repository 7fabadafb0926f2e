package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LastKnownGrants;
import org.springframework.stereotype.Component;

/// Records at every navigation that the person was present, which keeps their personal keys valid.
@Component
class LastSeenRecorder implements VaadinServiceInitListener {

    private final transient CurrentActor currentActor;
    private final transient LastKnownGrants lastKnownGrants;

    LastSeenRecorder(CurrentActor currentActor, LastKnownGrants lastKnownGrants) {
        this.currentActor = currentActor;
        this.lastKnownGrants = lastKnownGrants;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(begin -> begin.getUI()
                        .addBeforeEnterListener(_ -> currentActor.find().ifPresent(lastKnownGrants::seen)));
    }
}
