package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices.Choices;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreationChoicesTests {

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

    @Test
    void who_sees_everything_is_offered_every_snapshot() {
        String snapshot = lifecycleFixture
                .engine
                .createSnapshot(LifecycleFixture.BUILD, "")
                .id();

        assertThat(lifecycleFixture
                        .choices
                        .at(lifecycleFixture.admin, LifecycleFixture.PROD)
                        .snapshots())
                .extracting(Snapshot::id)
                .containsExactly(snapshot);
    }

    @Test
    void others_are_offered_those_of_their_own_recorded_sandboxes() {
        var own = lifecycleFixture.service.create(
                lifecycleFixture.operator,
                LifecycleFixture.PROD,
                "platform",
                LifecycleFixture.spec(new Origin.Image("python:3.12", null), Map.of()));
        String ownSnapshot =
                lifecycleFixture.engine.createSnapshot(own.id(), "").id();
        lifecycleFixture.engine.createSnapshot(LifecycleFixture.BUILD, "");

        assertThat(lifecycleFixture
                        .choices
                        .at(lifecycleFixture.operator, LifecycleFixture.PROD)
                        .snapshots())
                .extracting(Snapshot::id)
                .containsExactly(ownSnapshot);
        assertThat(lifecycleFixture
                        .choices
                        .at(lifecycleFixture.stranger, LifecycleFixture.PROD)
                        .snapshots())
                .isEmpty();
    }

    @Test
    void who_may_not_create_is_offered_nothing_and_no_engine_is_asked() {
        lifecycleFixture.engine.createSnapshot(LifecycleFixture.BUILD, "");
        lifecycleFixture.engine.forgetWhatWasAsked();

        assertThat(lifecycleFixture.choices.at(lifecycleFixture.viewer, LifecycleFixture.PROD))
                .isEqualTo(Choices.NONE);
        assertThat(lifecycleFixture.engine.asked()).isEmpty();
    }

    @Test
    void an_engine_that_does_not_tell_is_a_failure_and_an_unknown_connection_offers_nothing() {
        lifecycleFixture.engine.failWith(
                new ProviderException.TimedOut(LifecycleFixture.PROD, Duration.ofSeconds(30), null));

        assertThatThrownBy(() -> lifecycleFixture.choices.at(lifecycleFixture.operator, LifecycleFixture.PROD))
                .isInstanceOf(ProviderException.TimedOut.class);
        assertThat(lifecycleFixture.choices.at(lifecycleFixture.operator, new ConnectionId("none")))
                .isEqualTo(Choices.NONE);
    }
}
