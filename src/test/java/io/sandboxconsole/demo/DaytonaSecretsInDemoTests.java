package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.Application;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.ConnectionChecks;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the whole console with a Daytona server: a secret shown once is in no file of the database, no log, no row and
/// no export, and nor is the key, which comes from a secret file.
@ExtendWith(OutputCaptureExtension.class)
class DaytonaSecretsInDemoTests {

    private static final ConnectionId DAYTONA = new ConnectionId("daytona");

    private static final String KEY = "dtn_canary-file-key-5d0e91c2";

    private static final String VALUE = "canary-variable-91c2";

    private static final String ECHO = "Bearer canary-echo ssh canaryecho@host";

    private static final Actor ADMIN = new Actor(
            new ActorId("root-of-the-demo"),
            "Root",
            Actor.Kind.PERSON,
            List.of(),
            Set.of(new Grant(Role.ADMIN, new Scope.All())),
            new Actor.Origin(Actor.Door.CONSOLE, null));

    @TempDir
    private Path directory;

    @Test
    void what_is_shown_once_is_kept_nowhere(CapturedOutput output) throws IOException {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Path database = directory.resolve("database");
        Files.writeString(secrets.resolve("console.connections.daytona.api-key"), KEY + "\n");
        Shown shown;
        String told;
        try (ConfigurableApplicationContext console = start(secrets, database)) {
            shown = use(console);
            told = told(console);
        }

        String stored = stored(database);
        assertThat(told).contains("open-ssh", shown.sandbox());
        assertThat(stored).contains("open-ssh", shown.sandbox());
        Stream.concat(shown.secrets().stream(), Stream.of("canary")).forEach(secret -> {
            assertThat(secret).isNotBlank();
            assertThat(around(secret, output.getAll())).as("log").isEmpty();
            assertThat(around(secret, told)).as("told").isEmpty();
            assertThat(around(secret, stored)).as("database").isEmpty();
        });
    }

    /// Where `secret` is in `text`; the whole text would be too much to read.
    private static String around(String secret, String text) {
        int place = text.indexOf(secret);
        return place < 0 ? "" : text.substring(Math.max(0, place - 200), Math.min(text.length(), place + 100));
    }

    /// What somebody was shown of a sandbox.
    private record Shown(String sandbox, List<String> secrets) {}

    private static ConfigurableApplicationContext start(Path secrets, Path database) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        "--console.demo=true",
                        "--server.port=0",
                        "--simulator.port=0",
                        "--demo.identity.port=0",
                        "--simulator.fleet.size=4",
                        "--simulator.fleet.daytona=20",
                        "--simulator.churn-per-minute=0",
                        "--console.inventory.probe-interval=200ms",
                        "--spring.config.import=configtree:%s/".formatted(secrets),
                        "--logging.level.io.sandboxconsole=DEBUG",
                        "--logging.level.org.springframework.web.client=DEBUG",
                        "--logging.level.org.springframework.core.retry=DEBUG",
                        "--spring.datasource.url=jdbc:h2:file:%s/console;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                .formatted(database));
    }

    private static Shown use(ConfigurableApplicationContext console) {
        SandboxService service = console.getBean(SandboxService.class);
        DaytonaSimulation daytona = console.getBean(Simulator.class).daytona();
        daytona.acceptKey(KEY);
        Sandbox running = added(console, "started");

        SshAccess access = service.openSsh(ADMIN, running.id(), Duration.ofMinutes(30), _ -> {});
        SshAccess reused = service.openSsh(ADMIN, added(console, "stopped").id(), Duration.ofMinutes(30), _ -> {});
        assertThat(daytona.requests().count("POST /sandbox/{id}/start")).isEqualTo(1);
        Endpoint preview = service.revealEndpoint(ADMIN, running.id(), new EndpointRequest(3000, true, null));
        Endpoint signed = service.revealEndpoint(
                ADMIN,
                running.id(),
                new EndpointRequest(3000, false, Instant.now().plusSeconds(600)));
        service.create(ADMIN, DAYTONA, "platform", spec());
        refuse(daytona, "POST /sandbox/{id}/ssh-access", KEY);
        catchThrowableOfType(
                ProviderException.class, () -> service.openSsh(ADMIN, running.id(), Duration.ofMinutes(30), _ -> {}));
        refuse(daytona, "POST /sandbox", KEY + " " + VALUE);
        catchThrowableOfType(ProviderException.class, () -> service.create(ADMIN, DAYTONA, "platform", spec()));
        daytona.faults().clear();
        return new Shown(
                running.id().value(),
                List.of(
                        token(access),
                        token(reused),
                        preview.headers().values().iterator().next(),
                        signed.address().replaceAll("3000-([^.]+)\\..*", "$1")));
    }

    private static String token(SshAccess access) {
        return access.command().replaceAll(".* (\\S+)@.*", "$1");
    }

    /// A sandbox of its own in this state, as soon as the console knows of it.
    private static Sandbox added(ConfigurableApplicationContext console, String state) {
        DaytonaSimulation daytona = console.getBean(Simulator.class).daytona();
        Instant now = Instant.now();
        String id = daytona.fleet()
                .add(DaytonaSandbox.started("one-" + state, daytona.organization(), now)
                        .withState(state, state, now));
        Inventory inventory = console.getBean(Inventory.class);
        inventory.refresh(DAYTONA);
        return await().until(() -> inventory.find(ADMIN, new SandboxId(DAYTONA, id)), Optional::isPresent)
                .orElseThrow();
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new Origin.Image("debian:12", null),
                List.of(),
                null,
                Map.of(),
                Map.of("SETTING", VALUE),
                Map.of(),
                null,
                null);
    }

    /// The server says too much when it refuses.
    private static void refuse(DaytonaSimulation daytona, String route, String secrets) {
        daytona.faults().on(route).answer(400, Map.of("Content-Type", "application/json"), """
                        {"statusCode":400,"error":"Bad Request","path":"/api/sandbox?token=canary-path",
                         "message":"no %s %s"}""".formatted(
                        secrets, ECHO));
    }

    /// Everything that the console tells afterwards: rows, exports, the report of the connection, the trail.
    private static String told(ConfigurableApplicationContext console) throws IOException {
        Inventory inventory = console.getBean(Inventory.class);
        StringBuilder told = new StringBuilder();
        try (Stream<Sandbox> rows = inventory.rows(ADMIN, SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST)) {
            rows.forEach(told::append);
        }
        for (ExportFormat format : ExportFormat.values()) {
            var file = new ByteArrayOutputStream();
            var everything = new ExportRequest(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST);
            console.getBean(SandboxExport.class).write(ADMIN, everything, format, () -> file);
            told.append(file.toString(StandardCharsets.UTF_8));
        }
        told.append(console.getBean(ConnectionChecks.class).check(ADMIN, DAYTONA));
        told.append(inventory.health());
        JdbcClient jdbc = console.getBean(JdbcClient.class);
        for (String table : List.of("audit_event", "attribution", "engine_creator", "engine_act")) {
            told.append(jdbc.sql("select * from " + table).query().listOfRows());
        }
        return told.toString();
    }

    /// The bytes of every file of the database.
    private static String stored(Path database) throws IOException {
        StringBuilder stored = new StringBuilder();
        try (Stream<Path> files = Files.walk(database)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stored.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return stored.toString();
    }
}
