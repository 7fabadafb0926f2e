package io.sandboxconsole.console.audit.stone;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.AuditAdministration;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes the calls about the trail itself in the background.
@Component
public final class StoneCalls {

    private final AuditAdministration administration;

    private final CurrentActor currentActor;

    private final Background background;

    StoneCalls(AuditAdministration administration, CurrentActor currentActor, Background background) {
        this.administration = administration;
        this.currentActor = currentActor;
        this.background = background;
    }

    /// Returns the calls of the console that shows `ui`.
    static StoneCalls of(UI ui) {
        return ui.getSession().getService().getInstantiator().getOrCreate(StoneCalls.class);
    }

    boolean mayRedact() {
        return currentActor.find().map(administration::mayRedact).orElse(false);
    }

    boolean mayManage() {
        return currentActor.find().map(administration::mayManage).orElse(false);
    }

    void redact(UI ui, List<Long> rows, Set<Part> parts, String why, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> administration.redact(actor, rows, parts, why), listener);
    }

    void state(UI ui, Consumer<AsyncResult<TrailState>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> administration.state(actor), listener);
    }

    void cut(UI ui, String why, Consumer<AsyncResult<RowRange>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> administration.cut(actor, why), listener);
    }

    void restart(UI ui, String why, Consumer<AsyncResult<RowRange>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> administration.restart(actor, why), listener);
    }
}
