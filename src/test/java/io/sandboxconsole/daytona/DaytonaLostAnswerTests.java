package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests what people read of a change whose answer does not come from a Daytona server.
class DaytonaLostAnswerTests {

    private static final SandboxId ID = new SandboxId(DaytonaProviders.DAY, "x");

    private static final Map<String, String> PAGE = Map.of("Content-Type", "text/html");

    private final CannedServer server = new CannedServer();

    private final DaytonaProvider provider = DaytonaProviders.at(server.api());

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("pause", "started", "/sandbox/x/pause", engine -> engine.pause(ID)),
                change("resume", "paused", "/sandbox/x/start", engine -> engine.resume(ID)),
                change("start", "stopped", "/sandbox/x/start", simple(SandboxAction.START)),
                change("stop", "started", "/sandbox/x/stop", simple(SandboxAction.STOP)),
                change("archive", "stopped", "/sandbox/x/archive", simple(SandboxAction.ARCHIVE)),
                change("touch", "started", "/sandbox/x/last-activity", simple(SandboxAction.TOUCH)),
                change("backup", "started", "/sandbox/x/backup", simple(SandboxAction.BACKUP)),
                change(
                        "metadata",
                        "started",
                        "/sandbox/x/labels",
                        engine -> engine.editMetadata(ID, new MetadataPatch(Map.of("a", "b"), Set.of()))),
                change("snapshot", "started", "/sandbox/x/snapshot", engine -> engine.createSnapshot(ID, "s")),
                change("ssh", "started", "/sandbox/x/ssh-access", engine -> engine.openSsh(ID, Duration.ofHours(1))),
                change(
                        "ports",
                        "started",
                        "/sandbox/x/public/true",
                        engine -> engine.change(ID, new SandboxCommand.SetOpenPorts(true))),
                change("delete", "started", "/sandbox/x", engine -> engine.delete(ID)),
                change("create", "started", "/sandbox", engine -> engine.create(spec())));
    }

    private static Arguments change(String name, String state, String route, Consumer<DaytonaProvider> change) {
        return Arguments.of(name, state, route, change);
    }

    private static Consumer<DaytonaProvider> simple(SandboxAction action) {
        return engine -> engine.change(ID, new SandboxCommand.Simple(action));
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new SandboxSpec.Origin.Image("python:3.12", null),
                List.of(),
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null);
    }

    /// @param reads how often the sandbox is read before it is changed
    private void stands(String state, int reads) {
        String row = """
                {"id":"x","name":"x","organizationId":"o","state":"%s","desiredState":"%s","sandboxClass":"linux-vm",
                "createdAt":"2026-11-22T11:24:40.737Z","labels":{},"public":false}""".formatted(state, state);
        for (int read = 0; read < reads; read++) {
            server.answer("/sandbox/x", 200, row);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_whose_answer_is_lost_says_that_it_may_have_been_done(
            String name, String state, String route, Consumer<DaytonaProvider> change) {
        stands(state, name.equals("metadata") ? 2 : 1);
        server.lose("/sandbox/x").lose(route);

        ProviderException lost = catchThrowableOfType(ProviderException.class, () -> change.accept(provider));

        assertThat(lost).as(name).isInstanceOf(Unavailable.class).hasMessageContaining("may have been done");
        assertThat(lost.unclear()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_web_page_in_the_engines_place_is_the_success_of_no_change(
            String name, String state, String route, Consumer<DaytonaProvider> change) {
        stands(state, name.equals("metadata") ? 2 : 1);
        server.answer("/sandbox/x", 200, "<html>Sign in</html>", PAGE).answer(route, 200, "<html>Sign in</html>", PAGE);

        ProviderException foreign = catchThrowableOfType(ProviderException.class, () -> change.accept(provider));

        assertThat(foreign).as(name).isInstanceOf(Unavailable.class).hasMessageContaining("may have been done");
        assertThat(foreign).hasMessageNotContaining("Sign in");
    }
}
