package io.sandboxconsole.audit.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sandboxconsole.audit.ChainRows;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.format.Sha256;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.sink.SignedWebhook;
import io.sandboxconsole.audit.sink.WebhookProperties;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.LeadershipLost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Posts signed statements to a webhook, in sequence and each until the receiver takes it. The statements in the
/// database are what waits, so a restart loses none; the chain and the other sinks wait for no receiver. Of several
/// consoles one posts. Safe for use by several threads.
@Component("auditWebhook")
@ConditionalOnProperty("console.audit.webhook.url")
@EnableConfigurationProperties(WebhookProperties.class)
class CheckpointWebhook implements HealthIndicator, MeterBinder, SelfCheck {

    private static final Logger log = LoggerFactory.getLogger(CheckpointWebhook.class);

    private static final int AT_ONCE = 100;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ChainRows rows;

    private final DeliveryPositions positions;

    private final LeaderLease lease;

    private final WebhookProperties properties;

    private final Clock clock;

    private final SignedWebhook webhook;

    private final String receiver;

    private final BackgroundRound background = new BackgroundRound("audit-webhook", this::round);

    private Duration pause = FIRST_PAUSE;

    private Instant next = Instant.EPOCH;

    private volatile String problem = "";

    /// When the oldest statement was made that the receiver does not have, as far as this console knows.
    private volatile @Nullable Instant oldestUnsent;

    CheckpointWebhook(JdbcOperations jdbc, Leadership leadership, WebhookProperties properties, Clock clock) {
        this.rows = new ChainRows(jdbc);
        this.positions = new DeliveryPositions(jdbc);
        this.lease = leadership.of("audit-webhook");
        this.properties = properties;
        this.clock = clock;
        this.webhook = new SignedWebhook(properties, clock);
        // A new address gets everything from the beginning.
        this.receiver = "webhook " + hash(String.valueOf(properties.url()));
    }

    private static String hash(String address) {
        return new Sha256().of(address.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public Subject subject() {
        return Subject.AUDIT_TRAIL;
    }

    @Override
    public List<Finding> check() {
        return List.of(
                problem.isEmpty()
                        ? Finding.good(Message.of("doctor.audit.webhook"))
                        : new Finding(
                                Condition.AUDIT_WEBHOOK_WAITS,
                                Message.of("doctor.audit.webhook-waits", lag().toMinutes()),
                                Message.of("doctor.audit.webhook-waits.then")));
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void tick() {
        background.start();
    }

    /// Posts what waits if this console is the one that does, unless a failure was so short ago that it pauses.
    void round() {
        try {
            if (lease.tryAcquireOrRenew().isEmpty()) {
                // Another console knows what waits.
                oldestUnsent = null;
                return;
            }
            if (!clock.instant().isBefore(next)) {
                post();
            }
        } catch (IOException | DataAccessException | TransactionException | LeadershipLost failure) {
            pauseAfter(failure);
        }
    }

    private void post() throws IOException {
        List<StoredStatement> waiting = waiting();
        while (!waiting.isEmpty()) {
            for (StoredStatement statement : waiting) {
                Statement stated = Statement.of(statement.envelope());
                oldestUnsent = stated.time();
                var token = lease.tryAcquireOrRenew();
                if (token.isEmpty()) {
                    return;
                }
                webhook.post(
                        "%s-%d".formatted(stated.trail(), statement.sequence()),
                        statement.envelope().json());
                lease.fenced(token.get(), () -> positions.move(receiver, statement.sequence(), clock.instant()));
                recovered();
            }
            waiting = waiting();
        }
        oldestUnsent = null;
    }

    private List<StoredStatement> waiting() {
        return rows.statements(positions.of(receiver).orElse(-1), AT_ONCE).stream()
                .takeWhile(StoredStatement::signed)
                .toList();
    }

    private void recovered() {
        if (!problem.isEmpty()) {
            log.info("The webhook takes statements about the audit trail again.");
        }
        problem = "";
        pause = FIRST_PAUSE;
    }

    /// An outage is logged once.
    private void pauseAfter(Exception failure) {
        if (problem.isEmpty()) {
            log.warn(
                    "[{}] The webhook does not get statements about the audit trail now: {}. They wait in the database.",
                    Condition.AUDIT_WEBHOOK_WAITS,
                    failure.getMessage());
        }
        problem = String.valueOf(failure.getMessage());
        next = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /// Returns how long the oldest statement has waited, zero if none waits.
    Duration lag() {
        @Nullable Instant oldest = oldestUnsent;
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    @Override
    public Health health() {
        Duration lag = lag();
        var health = lag.compareTo(properties.late()) > 0 ? Health.down() : Health.up();
        return health.withDetail("oldestUnsentSeconds", lag.toSeconds()).build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "console.audit.webhook.lag",
                        this,
                        TimeUnit.SECONDS,
                        it -> it.lag().toSeconds())
                .description("The age of the oldest signed statement that the webhook has not taken")
                .register(registry);
    }
}
