package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.gateway.RawEngine.Reply;
import io.sandboxconsole.sandbox.SandboxEvent.Unsettled;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.passthrough.PassThroughFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tests that changes through the gateway are followed like people's, and that its reads are shared with none.
class FollowedChangeTests {

    private static final SandboxId ID = new SandboxId(PassThroughFixture.PROD, "sb-1");

    private final RawEngine engine = new RawEngine();

    private final TestGateway gateway = new TestGateway(engine.uri());

    private final Actor admin = Actors.person("root", Role.ADMIN);

    @AfterEach
    void stop() {
        engine.close();
    }

    private void inState(String state) {
        engine.answers(request -> request.method().equals("POST")
                ? Reply.of(202, "{}")
                : Reply.of(
                        200,
                        "{\"id\":\"sb-1\",\"status\":{\"state\":\"%s\"},\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                                .formatted(state)));
    }

    @Test
    void a_pause_that_the_engine_has_only_accepted_is_to_be_followed() {
        inState("Pausing");

        gateway.call(admin, "POST", "/sandboxes/sb-1/pause");

        assertThat(gateway.services.events).last().isEqualTo(new Unsettled(ID, false));
    }

    @Test
    void a_pause_that_the_engine_has_not_begun_is_to_be_followed() {
        inState("Running");

        gateway.call(admin, "POST", "/sandboxes/sb-1/pause");

        assertThat(gateway.services.events).last().isEqualTo(new Unsettled(ID, true));
    }

    @Test
    void each_read_of_a_machine_reaches_the_engine() {
        inState("Running");

        for (int call = 0; call < 3; call++) {
            gateway.call(admin, "GET", "/sandboxes/sb-1");
        }

        assertThat(engine.received).hasSize(3);
    }
}
