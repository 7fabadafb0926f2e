package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.LimitReached;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the handling of an engine's faults.
class OpenSandboxFaultTests {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final String LIST = "GET /sandboxes";

    private static final String CREATE = "POST /sandboxes";

    private static Simulator simulator;

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
    void reset() {
        simulator.reset();
        simulator.fleet().resize(5);
        provider = OpenSandboxProviders.at(simulator.openSandbox());
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new Origin.Image("python:3.12", null),
                List.of("sleep", "infinity"),
                Duration.ofMinutes(10),
                Map.of(),
                Map.of(),
                Map.of(ReservedMetadata.REQUEST, "request-1"),
                null,
                null);
    }

    private Sandbox created() {
        return provider.create(spec());
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_reading_call_survives_a_short_burst_of_gateway_errors(int status) {
        simulator.faults().on(LIST).times(2).status(status);

        assertThat(provider.list().sandboxes()).hasSize(5);
    }

    @Test
    void a_reading_call_survives_a_dropped_connection() {
        simulator.faults().on(LIST).times(2).reset();

        assertThat(provider.list().sandboxes()).hasSize(5);
    }

    @Test
    void a_lasting_gateway_error_is_reported_after_three_tries() {
        simulator.faults().on(LIST).status(503);

        Unavailable failure = catchThrowableOfType(Unavailable.class, provider::list);

        assertThat(failure.answer().status()).isEqualTo(503);
        assertThat(simulator.requests().count(LIST)).isEqualTo(3);
    }

    @Test
    void a_server_error_is_not_repeated() {
        simulator.faults().on(LIST).status(500);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessage("The engine “prod” is not available: A scripted fault answered.");
        assertThat(simulator.requests().count(LIST)).isEqualTo(1);
    }

    @Test
    void a_server_error_in_plain_text_is_told_by_its_status_alone() {
        simulator.faults().on(LIST).plainText500();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessage("The engine “prod” is not available: it answered with status 500.");
    }

    @Test
    void a_change_is_never_repeated() {
        Sandbox sandbox = created();
        simulator.faults().on("POST /sandboxes/{id}/renew-expiration").status(503);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(
                        () -> provider.renew(sandbox.id(), sandbox.createdAt().plusSeconds(3_600)));
        assertThat(simulator.requests().count("POST /sandboxes/{id}/renew-expiration"))
                .isEqualTo(1);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("pause", SandboxProvider::pause),
                change("resume", SandboxProvider::resume),
                change("renew", (engine, id) -> engine.renew(id, Instant.parse("2099-01-01T00:00:00Z"))),
                change(
                        "metadata",
                        (engine, id) -> engine.editMetadata(id, new MetadataPatch(Map.of("stage", "two"), Set.of()))),
                change("snapshot", (engine, id) -> engine.createSnapshot(id, "s")),
                change("delete", SandboxProvider::delete),
                change("create", (engine, _) -> engine.create(spec())));
    }

    private static Arguments change(String name, BiConsumer<SandboxProvider, SandboxId> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_of_an_engine_that_goes_down_says_that_it_may_have_been_done(
            String name, BiConsumer<SandboxProvider, SandboxId> change) {
        SandboxId id = created().id();
        simulator.faults().on("*").lostAnswer();

        ProviderException lost = catchThrowableOfType(ProviderException.class, () -> change.accept(provider, id));

        assertThat(lost).as(name).isInstanceOf(Unavailable.class).hasMessageContaining("may have been done");
        assertThat(lost.unclear()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_web_page_in_the_engines_place_is_the_success_of_no_change(
            String name, BiConsumer<SandboxProvider, SandboxId> change) {
        SandboxId id = created().id();
        simulator.faults().on("*").webPage();

        ProviderException foreign = catchThrowableOfType(ProviderException.class, () -> change.accept(provider, id));

        assertThat(foreign).as(name).isInstanceOf(Unavailable.class).hasMessageContaining("may have been done");
        assertThat(foreign).hasMessageContaining("not the engine’s own").hasMessageNotContaining("sign in");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_of_an_engine_that_is_not_there_was_surely_not_done(
            String name, BiConsumer<SandboxProvider, SandboxId> change) throws IOException {
        SandboxId id = created().id();
        try (ServerSocket withoutTls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlainText(withoutTls));
            for (String address : List.of(
                    "http://127.0.0.1:1",
                    "http://no-such-host.invalid",
                    "https://127.0.0.1:" + withoutTls.getLocalPort())) {
                SandboxProvider nowhere = OpenSandboxProviders.at(URI.create(address));

                ProviderException failure =
                        catchThrowableOfType(ProviderException.class, () -> change.accept(nowhere, id));

                assertThat(failure)
                        .as(name + " at " + address)
                        .isInstanceOf(Unavailable.class)
                        .hasMessageNotContaining("may have been");
                assertThat(failure.unclear()).isFalse();
            }
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // The test has ended, or the client has gone.
            }
        }
    }

    @Test
    void a_deletion_that_was_lost_once_stays_unclear_when_the_engine_is_gone_afterwards() {
        SandboxId id = created().id();
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).lostAnswer();
        simulator.faults().on("DELETE /sandboxes/{id}").answer(503, JSON, "{\"code\":\"X::DOWN\",\"message\":\"m\"}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> provider.delete(id))
                .matches(Unavailable::unclear);
    }

    @Test
    void a_full_namespace_is_not_a_rejected_key_and_says_which_quota_is_full() {
        simulator.faults().on(CREATE).namespaceFull();

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(this::created)
                .withMessage(
                        "The engine “prod” has no room for this: the quota “team-quota” of its namespace is used up. Asked for: limits.cpu=2. In use: limits.cpu=20. Allowed: limits.cpu=20.")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("KUBERNETES::QUOTA_EXCEEDED"));
        assertThat(provider.list().sandboxes()).hasSize(5);
    }

    @Test
    void a_full_pool_is_not_a_limit_of_the_rate() {
        simulator.faults().on(CREATE).poolFull(20);

        assertThatExceptionOfType(LimitReached.class)
                .isThrownBy(this::created)
                .withMessage(
                        "The engine “prod” has no room for this: a pool has no free sandbox. The engine says: The pool agents has no free sandbox. Try again in 20 seconds.")
                .satisfies(failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void a_403_with_a_code_of_its_own_is_about_the_request_and_one_without_about_the_key() {
        simulator.faults().on(LIST).times(1).answer(403, JSON, "{\"code\":\"X::FORBIDDEN\",\"message\":\"Not so.\"}");
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(provider::list)
                .withMessage("The engine “prod” refuses the request: Not so.");

        simulator.faults().on(LIST).times(1).answer(403, Map.of("Content-Type", "text/html"), "<h1>Forbidden</h1>");
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth", "number", "name"})
    void json_beyond_the_parsers_limits_is_an_answer_that_cannot_be_read(String limit) {
        String odd = switch (limit) {
            case "depth" -> "\"x\":" + "[".repeat(12_000) + "]".repeat(12_000);
            case "number" -> "\"x\":" + "9".repeat(12_000);
            default -> "\"" + "n".repeat(1_100_000) + "\":1";
        };
        simulator.faults().on(LIST).answer(200, JSON, "{\"items\":[]," + odd + "}");
        simulator.faults().on(CREATE).answer(202, JSON, "{\"id\":\"new\"," + odd + "}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessageContaining("not readable JSON");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::created)
                .withMessageContaining("may have been done");
    }

    @Test
    void a_change_whose_answer_was_lost_is_unclear() {
        Sandbox sandbox = created();
        simulator.faults().on("POST /sandboxes/{id}/renew-expiration").lostAnswer();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(
                        () -> provider.renew(sandbox.id(), sandbox.createdAt().plusSeconds(3_600)))
                .satisfies(failure -> assertThat(failure.unclear()).isTrue());
    }

    @Test
    void a_deletion_whose_answer_was_lost_is_repeated_and_done() {
        Sandbox sandbox = created();
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).lostAnswer();

        provider.delete(sandbox.id());

        assertThat(simulator.fleet().ids()).doesNotContain(sandbox.id().value());
    }

    @Test
    void a_proxys_404_is_not_taken_for_a_deleted_sandbox() {
        Sandbox sandbox = created();
        simulator.faults().on("*").answer(404, Map.of("Content-Type", "text/html"), "<h1>default backend</h1>");

        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> provider.find(sandbox.id()));
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> provider.delete(sandbox.id()));
    }

    @Test
    void too_many_requests_tell_how_long_to_wait() {
        simulator.faults().on(LIST).rateLimited(7);

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(provider::list)
                .satisfies(failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(simulator.requests().count(LIST)).isEqualTo(1);
    }

    @Test
    void the_time_to_wait_may_be_a_date_or_unreadable() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        simulator.faults().on(LIST).times(1).answer(429, Map.of("Retry-After", inAnHour), "");
        RateLimited dated = catchThrowableOfType(RateLimited.class, provider::list);
        simulator.faults().on(LIST).times(1).answer(429, Map.of("Retry-After", "soon"), "");
        RateLimited unreadable = catchThrowableOfType(RateLimited.class, provider::list);

        assertThat(dated.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(unreadable.retryAfter()).isNull();
    }

    @Test
    void an_engine_that_stalls_times_out() {
        provider = OpenSandboxProviders.at(
                simulator.openSandbox(), OpenSandboxProviders.KEY, OpenSandboxProviders.IMPATIENT);
        simulator.faults().on(LIST).stall();

        assertThatExceptionOfType(TimedOut.class).isThrownBy(provider::list);
        assertThat(simulator.requests().count(LIST)).isEqualTo(1);
    }

    @Test
    void a_truncated_answer_is_read_again_and_then_reported() {
        simulator.faults().on(LIST).times(1).truncated();
        assertThat(provider.list().sandboxes()).hasSize(5);

        simulator.faults().on(LIST).truncated();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessageContaining("the connection broke before the answer was complete");
    }

    @Test
    void garbage_instead_of_json_is_reported_in_a_sentence() {
        simulator.faults().on(LIST).garbage();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessage("The engine “prod” is not available: the answer is not readable JSON.")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"items\":7}", "\"hello\""})
    void json_that_is_not_a_listing_is_never_taken_for_an_empty_fleet(String body) {
        simulator.faults().on(LIST).answer(200, JSON, body);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(provider::list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[{}]}", "{\"items\":[null]}", "{\"items\":[{\"id\":{}}]}"})
    void rows_without_an_identity_are_counted_and_end_nothing(String body) {
        simulator.faults().on(LIST).answer(200, JSON, body);

        SandboxListing listing = provider.list();

        assertThat(listing.sandboxes()).isEmpty();
        assertThat(listing.unreadable()).hasSize(1);
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void unknown_members_and_states_are_tolerated() {
        simulator.faults().on(LIST).unknownMembers();
        simulator.faults().on(LIST).unknownStates();

        assertThat(provider.list().sandboxes()).hasSize(5).allSatisfy(sandbox -> {
            assertThat(sandbox.state().kind()).isEqualTo(Kind.OTHER);
            assertThat(sandbox.state().word()).isEqualTo("Hibernating");
        });
    }

    @Test
    void an_empty_listing_is_an_empty_fleet() {
        simulator.faults().on(LIST).emptyList();

        assertThat(provider.list().sandboxes()).isEmpty();
    }

    @Test
    void ids_that_come_again_on_the_next_page_are_listed_once() {
        simulator.fleet().resize(450);
        simulator.faults().on(LIST).repeatedIds();

        assertThat(provider.list().sandboxes())
                .extracting(Sandbox::id)
                .hasSize(450)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rotated_key_is_rejected_until_the_settings_follow() {
        simulator.acceptKey("the-new-key");

        assertThatExceptionOfType(CredentialsRejected.class)
                .isThrownBy(provider::list)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("INVALID_API_KEY"))
                .satisfies(failure -> assertThat(failure.engineRequestId()).isNotBlank());
        assertThat(OpenSandboxProviders.at(simulator.openSandbox(), "the-new-key")
                        .list()
                        .sandboxes())
                .hasSize(5);
    }

    @Test
    void a_tenant_provider_that_is_down_is_told_apart_from_a_wrong_key() {
        simulator.faults().on(LIST).answer(503, JSON, "{\"code\":\"TENANT_PROVIDER_UNAVAILABLE\",\"message\":\"x\"}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::check)
                .withMessageContaining("its tenant provider does not answer");
    }

    @Test
    void the_create_answer_that_never_comes_leaves_an_unclear_failure() {
        simulator.faults().on(CREATE).reset();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::created)
                .satisfies(failure -> assertThat(failure.unclear()).isTrue());
        assertThat(simulator.requests().count(CREATE)).isEqualTo(1);
        assertThat(simulator.requests().count(LIST)).isEqualTo(4);
    }

    @Test
    void a_garbled_create_answer_makes_us_look_for_the_sandbox() {
        simulator.faults().on(CREATE).truncated();

        Sandbox sandbox = created();

        assertThat(simulator.fleet().ids()).contains(sandbox.id().value());
    }

    @Test
    void a_sandbox_that_appears_late_is_still_found() {
        simulator.faults().on(CREATE).lostAnswer();
        simulator.faults().on(LIST).times(2).emptyList();

        assertThat(created().metadata()).containsEntry(ReservedMetadata.REQUEST, "request-1");
    }

    @Test
    void a_server_that_ignores_the_condition_does_not_make_us_take_a_strangers_sandbox() {
        simulator.faults().on(CREATE).reset();
        simulator.faults().on(LIST).answer(200, JSON, """
                        {"items":[{"id":"stranger","status":{"state":"Running"},"createdAt":"2026-11-22T12:00:00Z"}]}
                        """);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::created);
    }

    @Test
    void a_create_request_the_engine_deliberately_fails_is_not_looked_for() {
        simulator
                .faults()
                .on(CREATE)
                .answer(504, JSON, "{\"code\":\"KUBERNETES::POD_READY_TIMEOUT\",\"message\":\"Not ready.\"}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::created)
                .satisfies(failure -> assertThat(failure.unclear()).isFalse())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("KUBERNETES::POD_READY_TIMEOUT"));
        assertThat(simulator.requests().count(LIST)).isZero();
    }

    @Test
    void a_second_pause_that_fails_in_another_state_is_still_an_error() {
        Sandbox sandbox = created();
        simulator.faults().on("POST /sandboxes/{id}/pause").status(500);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> provider.pause(sandbox.id()));
    }

    @Test
    void a_pause_whose_answer_was_lost_is_done_if_the_sandbox_is_paused() {
        Sandbox sandbox = created();
        simulator.faults().on("POST /sandboxes/{id}/pause").lostAnswer();

        provider.pause(sandbox.id());

        assertThat(provider.find(sandbox.id()).orElseThrow().state().kind()).isEqualTo(Kind.PAUSED);
    }

    @Test
    void an_engine_that_cannot_pause_at_all_says_so() {
        Sandbox sandbox = created();
        simulator
                .faults()
                .on("POST /sandboxes/{id}/pause")
                .answer(400, JSON, "{\"code\":\"KUBERNETES::INVALID_STATE\",\"message\":\"x\"}");

        assertThatExceptionOfType(Unsupported.class)
                .isThrownBy(() -> provider.pause(sandbox.id()))
                .withMessage("The engine “prod” does not support pausing.");
    }

    @Test
    void a_sandbox_without_address_yet_is_a_conflict_not_a_missing_sandbox() {
        Sandbox sandbox = created();
        simulator
                .faults()
                .on("GET /sandboxes/{id}")
                .answer(404, JSON, "{\"code\":\"KUBERNETES::POD_IP_NOT_AVAILABLE\",\"message\":\"x\"}");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> provider.find(
                        new SandboxId(OpenSandboxProviders.PROD, sandbox.id().value())));
    }

    @Test
    void a_validation_error_names_fields_as_the_form_knows_them() {
        simulator.faults().on(CREATE).answer(422, JSON, """
                        {"detail":[
                          {"loc":["body","image","auth","password"],"msg":"Field required","input":{"password":"x"}},
                          {"loc":["body","resourceLimits","cpu"],"msg":"Value error, Too much","input":1},
                          {"loc":["body"],"msg":"Value error, Exactly one of image or snapshotId","input":{}}]}
                        """);

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(this::created)
                .satisfies(failure -> assertThat(failure.fields())
                        .containsExactly(
                                new ProviderException.FieldError("image.password", Message.quoted("Field required")),
                                new ProviderException.FieldError("resources.cpu", Message.quoted("Too much")),
                                new ProviderException.FieldError(
                                        "request", Message.quoted("Exactly one of image or snapshotId"))));
    }

    @Test
    void an_address_that_answers_with_a_web_page_is_not_an_engine() {
        simulator.faults().on("*").answer(200, Map.of("Content-Type", "text/html"), "<html>Welcome</html>");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(provider::check)
                .withMessageContaining("does not lead to an OpenSandbox server");
    }

    @Test
    void a_redirect_is_not_followed() {
        simulator.faults().on(LIST).answer(302, Map.of("Location", simulator.openSandbox() + "/v1/snapshots"), "");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(provider::list)
                .withMessageContaining("redirects to another address");
        assertThat(simulator.requests().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://sandboxes.example.com",
                "sandboxes.example.com",
                "http://user:secret@example.com",
                "http:///v1"
            })
    void an_address_that_cannot_be_a_servers_is_refused_without_a_call(String url) {
        SandboxProvider misled = OpenSandboxProviders.at(URI.create(url));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(misled::list)
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "line\nbreak", "smart’quote"})
    void a_key_that_cannot_be_one_is_refused_without_being_quoted(String key) {
        SandboxProvider locked = OpenSandboxProviders.at(simulator.openSandbox(), key);

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(locked::check)
                .satisfies(failure ->
                        assertThat(failure.getMessage()).doesNotContain("two words", "line\nbreak", "smart’quote"));
        assertThat(simulator.requests().total()).isZero();
    }

    @Test
    void blanks_around_the_key_are_forgiven() {
        assertThat(OpenSandboxProviders.at(simulator.openSandbox(), OpenSandboxProviders.KEY + "\n")
                        .list()
                        .sandboxes())
                .hasSize(5);
    }

    @Test
    void a_host_nobody_knows_is_unavailable() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> OpenSandboxProviders.at(URI.create("http://no-such-host.invalid"))
                        .check())
                .withMessageContaining("the address’s host is not known");
    }

    @Test
    void only_successful_calls_of_others_are_signs_of_life() throws IOException {
        var signs = new AtomicInteger();
        SandboxProvider provider = OpenSandboxProviders.at(simulator.openSandbox());
        provider.gate().orElseThrow().onSuccess(signs::incrementAndGet);

        provider.find(new SandboxId(OpenSandboxProviders.PROD, "nobody-knows-this"));
        RateLimitGate.background(provider::list);
        simulator.faults().on(LIST).times(3).status(502);
        assertThatExceptionOfType(ProviderException.class).isThrownBy(provider::list);
        SandboxProvider rejected = OpenSandboxProviders.at(simulator.openSandbox(), "another-key");
        rejected.gate().orElseThrow().onSuccess(signs::incrementAndGet);
        assertThatExceptionOfType(ProviderException.class).isThrownBy(rejected::list);
        assertThat(signs).hasValue(0);

        provider.list();
        assertThat(signs).hasValue(1);
        try (EngineResponse answer =
                provider.proxy().orElseThrow().send(new EngineRequest("GET", "/sandboxes", null, List.of(), null))) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(signs).hasValue(2);
    }

    @Test
    void what_the_answer_leaves_out_is_left_out() {
        simulator.faults().on("GET /sandboxes/{id}").answer(200, JSON, """
                        {"id":"bare","status":{"state":"Allocated"},"createdAt":"2026-11-22T13:00:00+01:00"}
                        """);

        Sandbox bare =
                provider.find(new SandboxId(OpenSandboxProviders.PROD, "bare")).orElseThrow();

        assertThat(bare.createdAt()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(bare.source()).isEqualTo(new Sandbox.Source.Unstated());
        assertThat(bare.state().kind()).isEqualTo(Kind.PENDING);
        assertThat(bare.state().word()).isEqualTo("Allocated");
        assertThat(bare.entrypoint()).isEmpty();
        assertThat(bare.expiresAt()).isNull();
    }
}
