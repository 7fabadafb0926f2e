package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.CreationChoices.Choices;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreationChoicesTests {

    private final Fixture fixture = new Fixture();

    @Test
    void who_sees_everything_is_offered_every_snapshot() {
        String snapshot = fixture.engine.createSnapshot(Fixture.BUILD, "").id();

        assertThat(fixture.choices.at(fixture.admin, Fixture.PROD).snapshots())
                .extracting(Snapshot::id)
                .containsExactly(snapshot);
    }

    @Test
    void others_are_offered_those_of_their_own_recorded_sandboxes() {
        var own = fixture.service.create(
                fixture.operator,
                Fixture.PROD,
                "platform",
                Fixture.spec(new Origin.Image("python:3.12", null), Map.of()));
        String ownSnapshot = fixture.engine.createSnapshot(own.id(), "").id();
        fixture.engine.createSnapshot(Fixture.BUILD, "");

        assertThat(fixture.choices.at(fixture.operator, Fixture.PROD).snapshots())
                .extracting(Snapshot::id)
                .containsExactly(ownSnapshot);
        assertThat(fixture.choices.at(fixture.stranger, Fixture.PROD).snapshots())
                .isEmpty();
    }

    @Test
    void who_may_not_create_is_offered_nothing_and_no_engine_is_asked() {
        fixture.engine.createSnapshot(Fixture.BUILD, "");
        fixture.engine.forgetWhatWasAsked();

        assertThat(fixture.choices.at(fixture.viewer, Fixture.PROD)).isEqualTo(Choices.NONE);
        assertThat(fixture.engine.asked()).isEmpty();
    }

    @Test
    void an_engine_that_does_not_tell_is_a_failure_and_an_unknown_connection_offers_nothing() {
        fixture.engine.failWith(new ProviderException.TimedOut(Fixture.PROD, Duration.ofSeconds(30), null));

        assertThatThrownBy(() -> fixture.choices.at(fixture.operator, Fixture.PROD))
                .isInstanceOf(ProviderException.TimedOut.class);
        assertThat(fixture.choices.at(fixture.operator, new ConnectionId("none")))
                .isEqualTo(Choices.NONE);
    }
}
