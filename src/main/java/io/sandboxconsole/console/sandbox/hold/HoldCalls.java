package io.sandboxconsole.console.sandbox.hold;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.history.retention.HeldSandbox;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes the calls about legal holds in the background.
@Component
public final class HoldCalls {

    private final LegalHolds holds;

    private final CurrentActor currentActor;

    private final Background background;

    private final InstantSource time;

    HoldCalls(LegalHolds holds, CurrentActor currentActor, Background background, InstantSource time) {
        this.holds = holds;
        this.currentActor = currentActor;
        this.background = background;
        this.time = time;
    }

    /// Whether the user may place and release holds.
    public boolean mayHold() {
        return currentActor.find().map(holds::mayHold).orElse(false);
    }

    /// Reads the sandboxes that are held.
    public void list(UI ui, Consumer<AsyncResult<List<HeldSandbox>>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> holds.current(actor), listener);
    }

    Instant now() {
        return time.instant();
    }

    void read(UI ui, SandboxId id, Consumer<AsyncResult<Optional<LegalHold>>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> holds.of(actor, id), listener);
    }

    void place(UI ui, SandboxId id, ProtectionTerms terms, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> holds.place(actor, id, terms), listener);
    }

    void change(UI ui, SandboxId id, LegalHold seen, ProtectionTerms terms, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> holds.change(actor, id, seen, terms), listener);
    }

    void release(UI ui, SandboxId id, LegalHold seen, String why, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> holds.release(actor, id, seen, why), listener);
    }
}
