package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks that an action is shown as pending until its sandbox moves.
class PendingActionsTests {

    private final List<Object> published = new ArrayList<>();

    private final PendingActions pending = new PendingActions(published::add);

    private final Sandbox stopped = in(Kind.STOPPED);

    private final PendingAction start = new PendingAction(stopped.id(), SandboxAction.START, "Ada", null);

    @BeforeEach
    void begin() {
        pending.untilMoved(start, stopped.state());
        assertThat(pending.find(stopped.id())).contains(start);
        published.clear();
    }

    @Test
    void the_same_state_ends_nothing_and_another_one_does() {
        pending.moved(new SandboxEvent.Changed(stopped));
        assertThat(pending.find(stopped.id())).contains(start);
        assertThat(published).isEmpty();

        pending.moved(new SandboxEvent.Changed(in(Kind.PENDING)));

        assertThat(pending.find(stopped.id())).isEmpty();
        assertThat(published).containsExactly(new SandboxEvent.Marked(stopped.id()));
    }

    @Test
    void it_ends_with_the_sandbox_and_when_it_is_followed_no_longer() {
        pending.removed(new SandboxEvent.Gone(stopped.id()));
        assertThat(pending.find(stopped.id())).isEmpty();

        pending.untilMoved(start, stopped.state());
        pending.settled(new SandboxEvent.Settled(stopped.id()));
        assertThat(pending.find(stopped.id())).isEmpty();
    }

    @Test
    void a_newer_action_takes_its_place() {
        var stop = new PendingAction(stopped.id(), SandboxAction.STOP, "Bob", null);

        var during = pending.during(stop, () -> pending.find(stopped.id()));

        assertThat(during).contains(stop);
        assertThat(pending.find(stopped.id())).isEmpty();
    }

    private static Sandbox in(Kind kind) {
        return LifecycleFixture.sandbox(LifecycleFixture.BUILD, kind, "platform", "bob");
    }
}
