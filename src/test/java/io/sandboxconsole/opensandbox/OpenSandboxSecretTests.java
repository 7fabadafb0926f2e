package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.FaultScript;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Checks that no secret of a create request is in an exception or a log, however talkative the engine and the log are.
class OpenSandboxSecretTests {

    private static final String PASSWORD = "registry-password-canary-91c2";

    private static final String VALUE = "env-value-canary-5d0e";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final String ECHO = "%s %s %s".formatted(PASSWORD, VALUE, OpenSandboxProviders.KEY);

    private static Simulator simulator;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage() + event.getThrowableProxy());
        }
    };

    private Level before = Level.INFO;

    private SandboxProvider provider;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests().withKey(OpenSandboxProviders.KEY));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void listen() {
        simulator.reset();
        Duration minute = Duration.ofMinutes(1);
        var timings = new EngineTimings(minute, minute, minute, Duration.ZERO, Duration.ofMillis(1));
        provider = OpenSandboxProviders.at(simulator.openSandbox(), OpenSandboxProviders.KEY, timings);
        before = root.getLevel();
        root.setLevel(Level.TRACE);
        ear.start();
        root.addAppender(ear);
    }

    @AfterEach
    void fallSilent() {
        root.detachAppender(ear);
        root.setLevel(before);
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new Origin.Image("registry.example.com/a:1", new RegistryLogin("bot", PASSWORD)),
                List.of("sleep", "infinity"),
                null,
                Map.of(),
                Map.of("TOKEN", VALUE),
                Map.of(ReservedMetadata.REQUEST, "request-1"),
                null,
                null);
    }

    static Stream<Named<Consumer<FaultScript>>> faults() {
        String coded = "{\"code\":\"SANDBOX::%s\",\"message\":\"%s\"}".formatted("INVALID_PARAMETER", ECHO);
        String flaws = "{\"detail\":[{\"loc\":[\"body\",\"%s\"],\"msg\":\"%s\",\"input\":{\"a\":\"%s\"}}]}"
                .formatted(VALUE, ECHO, ECHO);
        Map<String, String> talkative =
                Map.of("Content-Type", "application/json", "X-Request-ID", VALUE, "Retry-After", VALUE);
        Stream<Named<Consumer<FaultScript>>> statuses = Stream.of(
                        200, 202, 302, 400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 501, 502, 503, 504)
                .flatMap(status -> Stream.of(
                        Named.of(status + " coded", fault -> fault.answer(status, talkative, coded)),
                        Named.of(status + " flaws", fault -> fault.answer(status, JSON, flaws)),
                        Named.of(
                                status + " text",
                                fault -> fault.answer(status, Map.of("Content-Type", "text/plain"), ECHO)),
                        Named.of(status + " garbage", fault -> fault.answer(status, JSON, "{\"id\":" + ECHO))));
        return Stream.concat(statuses, Stream.of(Named.of("reset", FaultScript::reset)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_failed_create_request_gives_no_secret_away(Consumer<FaultScript> fault) {
        fault.accept(simulator.faults().on("POST /sandboxes"));

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> provider.create(spec()));

        assertSecretFree(failure);
    }

    @Test
    void a_create_request_without_an_answer_gives_no_secret_away() {
        simulator.faults().on("POST /sandboxes").stall();
        var impatient = OpenSandboxProviders.at(
                simulator.openSandbox(), OpenSandboxProviders.KEY, OpenSandboxProviders.IMPATIENT);

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> impatient.create(spec()));

        assertSecretFree(failure);
    }

    @Test
    void a_create_request_that_succeeds_leaves_no_secret_in_the_log() {
        provider.create(spec());

        assertThat(logged.toString())
                .contains("/v1/sandboxes")
                .doesNotContain(PASSWORD, VALUE, OpenSandboxProviders.KEY);
    }

    private void assertSecretFree(ProviderException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        String told = String.join(
                " ",
                trace.toString(),
                failure.toString(),
                failure.answer().toString(),
                failure.code(),
                fields(failure));
        assertThat(told).doesNotContain(PASSWORD, VALUE, OpenSandboxProviders.KEY);
        assertThat(logged.toString()).isNotEmpty().doesNotContain(PASSWORD, VALUE, OpenSandboxProviders.KEY);
    }

    private static String fields(ProviderException failure) {
        return failure instanceof ProviderException.Invalid invalid
                ? invalid.fields().toString()
                : "";
    }
}
