package io.sandboxconsole.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sandboxconsole.audit.ChainedTrail;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.sink.WebhookProperties;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
@ExtendWith(OutputCaptureExtension.class)
class CheckpointWebhookTests {

    private static final byte[] KEY = "a-key-of-thirty-two-bytes-length".getBytes(StandardCharsets.UTF_8);

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    private static final int STALLED = -1;

    private final StoppableDataSource database;

    private final ChainedTrail console;

    /// What the receiver got, also what it refused.
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /// The next answers of the receiver; afterwards it takes all.
    private final Deque<Integer> answers = new ArrayDeque<>();

    private final CountDownLatch end = new CountDownLatch(1);

    private HttpServer receiver;

    @TempDir
    Path folder;

    CheckpointWebhookTests(Databases databases) throws IOException {
        database = databases.migrated();
        console = new ChainedTrail(database);
        receiver = receiver(0);
    }

    private record Received(String path, String id, long timestamp, String signature, String body) {}

    @BeforeEach
    void sign() {
        console.write(12);
    }

    @AfterEach
    void stop() {
        end.countDown();
        receiver.stop(0);
    }

    @Test
    void the_receiver_gets_each_statement_once_in_sequence_and_signed_as_standard_webhooks_are() throws Exception {
        var webhook = webhook();

        webhook.round();
        webhook.round();

        assertThat(bodies()).isEqualTo(console.sink);
        for (Received request : received) {
            Statement stated = Statement.of(Envelope.of(request.body));
            assertThat(request.id).isEqualTo(stated.trail() + "-" + stated.sequence());
            assertThat(request.timestamp).isEqualTo(console.clock.instant().getEpochSecond());
            assertThat(request.signature).isEqualTo("v1," + hmac(request));
        }
    }

    @Test
    void a_receiver_that_fails_gets_the_statement_again_after_growing_pauses() {
        answers.addAll(List.of(500, 503, 429));
        var webhook = webhook();

        List<Integer> tries = new ArrayList<>();
        for (int seconds = 0; seconds <= 35; seconds += 5) {
            webhook.round();
            tries.add(received.size());
            console.clock.advance(Duration.ofSeconds(5));
        }

        // At 0, 5, 15 and 35 seconds; then all that is left.
        assertThat(tries).containsExactly(1, 2, 2, 3, 3, 3, 3, 3 + console.sink.size());
    }

    @Test
    void a_receiver_that_stalls_is_given_up_and_holds_up_neither_the_chain_nor_other_sinks() {
        answers.add(STALLED);
        var webhook = webhook(Duration.ofMillis(200));
        int before = console.sink.size();

        webhook.round();
        console.write(10);

        assertThat(received).hasSize(1);
        assertThat(console.sink).hasSizeGreaterThan(before);
    }

    @Test
    void a_redirect_is_not_followed() {
        answers.add(307);

        webhook().round();

        assertThat(received).extracting(Received::path).containsExactly("/audit");
    }

    @Test
    void a_receiver_that_refuses_connections_gets_everything_when_it_is_back() throws IOException {
        int port = receiver.getAddress().getPort();
        receiver.stop(0);
        var webhook = webhook();
        webhook.round();

        receiver = receiver(port);
        console.clock.advance(Duration.ofSeconds(5));
        webhook.round();

        assertThat(bodies()).isEqualTo(console.sink);
    }

    @Test
    void a_restart_goes_on_behind_what_the_receiver_has_acknowledged() {
        answers.addAll(List.of(200, 500));
        webhook().round();
        TestConsole.passTerm(database, "audit-webhook");

        webhook().round();

        // The second was refused, and so comes twice.
        var got = new ArrayList<>(bodies());
        assertThat(got.remove(1)).isEqualTo(got.get(1));
        assertThat(got).isEqualTo(console.sink);
    }

    @Test
    void of_two_consoles_one_posts() {
        webhook().round();
        int sent = received.size();
        console.write(10);

        webhook().round();

        assertThat(received).hasSize(sent);
    }

    @Test
    void a_receiver_that_is_away_for_long_shows_in_the_health_check_and_as_a_metric() {
        answers.add(500);
        var webhook = webhook();
        var metrics = new SimpleMeterRegistry();
        webhook.bindTo(metrics);
        webhook.round();
        assertThat(webhook.health().getStatus()).isEqualTo(Status.UP);

        console.clock.advance(Duration.ofMinutes(16));

        assertThat(webhook.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(metrics.get("console.audit.webhook.lag").timeGauge().value()).isGreaterThan(16 * 60);
        webhook.round();
        assertThat(webhook.health().getStatus()).isEqualTo(Status.UP);
        assertThat(metrics.get("console.audit.webhook.lag").timeGauge().value()).isZero();
    }

    @Test
    void neither_secret_nor_address_stands_in_the_log_or_in_a_row(CapturedOutput output) {
        answers.add(500);
        var webhook = webhook();

        webhook.round();
        console.clock.advance(Duration.ofSeconds(5));
        webhook.round();

        assertThat(output)
                .contains("does not get statements about the audit trail now: it answered 500")
                .doesNotContain(SECRET, "token=canary");
        assertThat(JdbcClient.create(database)
                        .sql("select receiver from audit_delivery")
                        .query(String.class)
                        .single())
                .startsWith("webhook ")
                .doesNotContain("canary");
        assertThat(properties(Duration.ofSeconds(1), SECRET, null).toString()).doesNotContain(SECRET, "canary");
    }

    @Test
    void the_secret_may_stand_in_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        webhook(properties(Duration.ofMinutes(1), null, file)).round();

        assertThat(bodies()).isEqualTo(console.sink);
    }

    @Test
    void unsafe_settings_are_refused_without_showing_them() {
        for (String url : List.of("http://example.com/", "ftp://127.0.0.1/", "https://user:pass@example.com/")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(url, SECRET))
                    .withMessage(
                            "console.audit.webhook.url must be an https address; http only for this machine itself.");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> settings("https://example.com/", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> webhook(settings("https://example.com/", "too-short-canary")))
                .withMessageNotContaining("canary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> webhook(settings("https://example.com/", "whsec_no*base64*canary")))
                .withMessageNotContaining("canary");
    }

    private static WebhookProperties settings(String url, @Nullable String secret) {
        return new WebhookProperties(URI.create(url), secret, null, Duration.ofSeconds(1), Duration.ofMinutes(15));
    }

    private CheckpointWebhook webhook() {
        return webhook(Duration.ofMinutes(1));
    }

    private CheckpointWebhook webhook(Duration timeout) {
        return webhook(properties(timeout, SECRET, null));
    }

    /// Another console than the one before.
    private CheckpointWebhook webhook(WebhookProperties properties) {
        return new CheckpointWebhook(new JdbcTemplate(database), TestConsole.on(database), properties, console.clock);
    }

    private WebhookProperties properties(Duration timeout, @Nullable String secret, @Nullable Path file) {
        URI url = URI.create("http://127.0.0.1:%d/audit?token=canary"
                .formatted(receiver.getAddress().getPort()));
        return new WebhookProperties(url, secret, file, timeout, Duration.ofMinutes(15));
    }

    private List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    private static String hmac(Received request) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = request.id + "." + request.timestamp + "." + request.body;
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpServer receiver(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            int answer = answers.isEmpty() ? 204 : answers.remove();
            if (answer == STALLED) {
                end.await();
                return;
            }
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
