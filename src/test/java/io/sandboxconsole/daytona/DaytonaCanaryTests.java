package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.attribution.EngineBooks;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Sends secrets to a talkative Daytona server and back, and checks that no exception, log, row or report holds one.
class DaytonaCanaryTests extends DaytonaChangeTest {

    private static final String OWN_KEY = "console-canary-key-91c2";

    private static final String VALUE = "env \"canary\\ value 5d0e";

    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOjF9.canary-signature";

    /// A rejection comes last, because nothing is sent after it.
    private static final List<Integer> STATUSES = List.of(200, 302, 400, 403, 409, 422, 500, 401);

    private static final List<String> CHANGES = List.of("POST /sandbox*", "PUT /sandbox*", "DELETE /sandbox*");

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /// Everything that could print what is on its way, apart from the test's own output.
    private final List<Logger> loggers = Stream.of("io.sandboxconsole", "org.springframework")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();

    private final Map<Logger, Optional<Level>> before = new HashMap<>();

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    private @Nullable Targets made;

    @BeforeEach
    void listen() {
        daytona.acceptKey(OWN_KEY);
        ear.start();
        for (Logger logger : loggers) {
            before.put(logger, Optional.ofNullable(logger.getLevel()));
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(ear);
        }
    }

    @AfterEach
    void fallSilent() {
        for (Logger logger : loggers) {
            logger.detachAppender(ear);
            logger.setAdditive(true);
            logger.setLevel(before.get(logger).orElse(null));
        }
    }

    /// A call that is made of a server in trouble.
    @FunctionalInterface
    interface Call {
        Object of(DaytonaProvider provider, Targets targets);
    }

    /// What the calls are about.
    record Targets(SandboxId running, SandboxId stopped, Sandbox row) {}

    static Stream<Named<Call>> calls() {
        EndpointRequest plain = new EndpointRequest(3000, true, null);
        EndpointRequest signed = new EndpointRequest(3000, false, Instant.now().plusSeconds(600));
        return Stream.of(
                Named.of("list", (provider, _) -> provider.list()),
                Named.of("find", (provider, to) -> provider.find(to.running())),
                Named.of("check", (provider, _) -> provider.check()),
                Named.of("examine", (provider, _) -> provider.inspect()),
                Named.of("create", (provider, _) -> provider.create(spec())),
                Named.of("delete", (provider, to) -> {
                    provider.delete(to.running());
                    return "deleted";
                }),
                Named.of(
                        "start",
                        (provider, to) ->
                                changed(provider, to.stopped(), new SandboxCommand.Simple(SandboxAction.START))),
                Named.of(
                        "end SSH",
                        (provider, to) ->
                                changed(provider, to.running(), new SandboxCommand.Simple(SandboxAction.CLOSE_SSH))),
                Named.of(
                        "labels",
                        (provider, to) ->
                                provider.editMetadata(to.running(), new MetadataPatch(Map.of("a", "b"), Set.of()))),
                Named.of("fork", (provider, to) -> provider.fork(to.running(), "twin", Map.of())),
                Named.of("SSH", (provider, to) -> provider.openSsh(to.running(), Duration.ofMinutes(5))),
                Named.of("preview", (provider, to) -> provider.endpoint(to.running(), plain)),
                Named.of("signed preview", (provider, to) -> provider.endpoint(to.running(), signed)),
                Named.of("snapshot", (provider, to) -> provider.createSnapshot(to.running(), "copy")),
                Named.of("snapshots", (provider, _) -> provider.snapshots()),
                Named.of("creators", (provider, to) -> records(provider).creators(List.of(to.row()))),
                Named.of("acts", (provider, _) -> records(provider).acts(Instant.EPOCH)),
                Named.of("keys", (provider, _) -> records(provider).keys()));
    }

    private static Object changed(DaytonaProvider provider, SandboxId id, SandboxCommand.EngineSpecific change) {
        provider.change(id, change);
        return change;
    }

    private static EngineRecords records(DaytonaProvider provider) {
        return provider.records().orElseThrow();
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new Origin.Image("debian:12", null),
                List.of(),
                null,
                Map.of(),
                Map.of("SETTING", VALUE),
                Map.of(ReservedMetadata.REQUEST, "0123456789abcdef0123456789abcdef"),
                null,
                null);
    }

    private DaytonaProvider provider() {
        return DaytonaProviders.at(daytona.api(), OWN_KEY, null);
    }

    private Targets targets() {
        SandboxId running = resting("started", sandbox -> virtualMachine(sandbox.withName("one")));
        SandboxId stopped = resting("stopped", sandbox -> sandbox.withName("two"));
        return new Targets(running, stopped, provider().find(running).orElseThrow());
    }

    /// What a careless server may say, in plain words.
    private static String words(String known) {
        return "no %s, Bearer canary-1; authorization=canary-2, x-daytona-preview-token: canary-3,".formatted(known)
                + " ssh -p 2222 canary4@host by http://jane:canary-5@proxy at https://3000-canarysigned.proxy.example/"
                + " TOKEN=canary-7 dtn_canary-8 /sandbox?token=canary-9";
    }

    private static String members(String known) {
        return """
                {"kept":"here","authorization":"Bearer canary-1","apiKey":%s,"jwtToken":"canary\\"3",
                 "accessToken":"canary-4","env":{"SETTING":"canary-5","B":["canary-6"]},"value":"canary-7",
                 "sshCommand":"ssh canary8@host","outboundProxyUrl":"http://jane:canary-9@proxy","token":"canary-10",
                 "url":"https://3000-canarysigned.proxy.example/","input":{"password":"canary-12"}}""".formatted(quoted(known));
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /// The body of an error in the server's shape, and what something in between might say instead.
    private static List<String> bodies(String known) {
        String members = members(known);
        return Stream.of(words(known), members, "{\"detail\":%s}".formatted(quoted(members)))
                .flatMap(message -> Stream.of("""
                        {"path":"/api/x?token=canary","statusCode":400,"error":%1$s,"message":%1$s,"apiKey":"canary"}""".formatted(quoted(message)), message))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatever_a_server_echoes_neither_its_failure_nor_its_answer_gives_it_away(Call call) {
        Targets targets = targets();
        DaytonaProvider provider = provider();
        for (int status : STATUSES) {
            for (String body : bodies(OWN_KEY)) {
                attempt(call, provider, targets, List.of("*"), status, body);
                provider = status == 401 ? provider() : provider;
                attempt(call, provider, targets, CHANGES, status, body);
            }
        }
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "POST /sandbox"})
    void the_values_of_variables_are_in_no_failure_nor_in_one_that_it_hides(String route) {
        DaytonaProvider provider = provider();
        for (int status : STATUSES) {
            for (String body : bodies(VALUE)) {
                attempt((to, _) -> to.create(spec()), provider, targetsOnce(), List.of(route), status, body);
            }
        }
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("canary"));
    }

    @Test
    void a_persons_token_is_in_no_failure_and_nor_is_a_part_of_it() {
        DaytonaProvider provider = DaytonaProviders.at(daytona.api(), TOKEN, daytona.organization());
        String part = TOKEN.substring(TOKEN.indexOf('.') + 1);
        for (int status : STATUSES) {
            for (String body : bodies(TOKEN + " or " + part)) {
                attempt((to, _) -> to.list(), provider, targetsOnce(), List.of("*"), status, body);
            }
        }
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("canary") || line.contains(part));
    }

    private Targets targetsOnce() {
        made = made == null ? targets() : made;
        return made;
    }

    private void attempt(
            Call call, DaytonaProvider provider, Targets targets, List<String> routes, int status, String body) {
        daytona.faults().clear();
        routes.forEach(route -> daytona.faults().on(route).answer(status, JSON, body));
        String told;
        try {
            told = String.valueOf(call.of(provider, targets));
        } catch (ProviderException failure) {
            told = told(failure);
        }
        assertThat(told).as("%d %s", status, body).doesNotContain("canary");
    }

    /// Everything that a failure tells anybody, with its causes and what it hides.
    private static String told(ProviderException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return String.join(
                " ",
                trace.toString(),
                failure.explanation().toString(),
                failure.code(),
                failure.answer().toString(),
                failure instanceof ProviderException.Invalid invalid
                        ? invalid.fields().toString()
                        : "");
    }

    @Test
    void what_succeeds_leaves_its_secrets_in_the_answer_alone() {
        daytona.behaviour().version("0.205.1");
        DaytonaProvider provider = provider();
        SandboxId id = targets().running();

        Sandbox created = provider.create(spec());
        SshAccess access = provider.openSsh(id, Duration.ofMinutes(5));
        Endpoint preview = provider.endpoint(id, new EndpointRequest(3000, true, null));
        Endpoint signed = provider.endpoint(
                id, new EndpointRequest(3000, false, Instant.now().plusSeconds(600)));
        String told = Stream.of(
                        created,
                        access,
                        preview,
                        signed,
                        provider.list().sandboxes(),
                        provider.find(created.id()),
                        provider.check(),
                        provider.inspect(),
                        records(provider).acts(Instant.EPOCH),
                        records(provider).creators(provider.list().sandboxes()),
                        records(provider).keys(),
                        logged)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));

        String token = access.command().replaceAll(".* (\\S+)@.*", "$1");
        String signature = signed.address().replaceAll("3000-([^.]+)\\..*", "$1");
        assertThat(told)
                .contains(
                        "DaytonaApi$SshAccess",
                        "DaytonaApi$PreviewUrl",
                        created.id().value())
                .doesNotContain(OWN_KEY, VALUE, token, signature, "sim-proxy-password")
                .doesNotContain(preview.headers().values());
    }

    @Test
    void a_row_tells_what_went_wrong_without_what_it_quotes() {
        try (CannedServer careless = new CannedServer()) {
            String row = """
                    {"id":"a","createdAt":"2026-11-22T11:24:40.737Z","state":"error","name":"one",
                     "env":{"SETTING":"canary-1"},"outboundProxyUrl":"http://jane:canary-2@proxy","errorReason":%s}""".formatted(quoted("failed: " + words(OWN_KEY) + members(OWN_KEY)));
            String snapshot = """
                    {"items":[{"id":"s","name":"s","state":"error","createdAt":"2026-11-22T11:24:40.737Z",
                     "errorReason":%s}],"total":1,"page":1,"totalPages":1}""".formatted(quoted(words(OWN_KEY)));
            careless.answer("/sandbox", 200, "[%s]".formatted(row))
                    .answer("/sandbox/a", 200, row)
                    .answer("/snapshots", 200, snapshot);
            DaytonaProvider provider = DaytonaProviders.at(careless.api(), OWN_KEY, null);

            String told =
                    provider.list().sandboxes() + " " + provider.find(new SandboxId(DAY, "a")) + provider.snapshots();

            assertThat(told).contains("failed: no <token>").doesNotContain("canary");
            assertThat(logged).noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void nothing_of_an_audit_entrys_metadata_and_no_whole_key_is_kept() {
        StoppableDataSource database = Databases.H2.migrated();
        EngineBooks books = EngineBooks.in(database, Clock.systemUTC());
        try (CannedServer careless = new CannedServer()) {
            careless.answer("/audit/organizations/acme", 200, """
                            {"items":[{"id":"e1","actorId":"ann","actorEmail":"ann@example.com","actorApiKeyPrefix":"dtn",
                              "actorApiKeySuffix":"1c4","action":"create","targetType":"sandbox","targetId":"a",
                              "statusCode":200,"errorMessage":"Bearer canary-1","userAgent":"canary-2",
                              "createdAt":"2026-11-22T11:24:40.737Z",
                              "metadata":{"token":"canary-3","body":{"name":"one","env":{"SETTING":"canary-4"}}}}],
                             "total":1,"page":1,"totalPages":1}""")
                    .answer("/api-keys/current", 200, "{\"name\":\"console\",\"organizationId\":\"acme\"}")
                    .answer("/api-keys", 200, """
                            [{"name":"ci","value":"dtn_canary-5-1c4","userId":"ann","createdAt":"2026-11-01T00:00:00Z"}]""")
                    .answer("/sandbox", 200, """
                            [{"id":"a","organizationId":"acme","createdAt":"2026-11-22T11:24:40.737Z"}]""");
            DaytonaProvider provider = DaytonaProviders.at(careless.api(), OWN_KEY, null);
            EngineRecords records = records(provider);

            books.acts().keep(DAY, records.acts(Instant.EPOCH));
            books.attribution().engineKeys(DAY, records.keys().orElseThrow());
            books.attribution().found(records.creators(provider.list().sandboxes()));

            String kept = rows(database, "engine_act") + rows(database, "engine_creator") + records.keys();
            assertThat(kept).contains("e1", "ann", "ci", "1c4").doesNotContain("canary");
            assertThat(logged).noneMatch(line -> line.contains("canary"));
        }
    }

    private static String rows(StoppableDataSource database, String table) {
        return JdbcClient.create(database)
                .sql("select * from " + table)
                .query()
                .listOfRows()
                .toString();
    }
}
