package io.sandboxconsole.audit.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sandboxconsole.audit.ChainRows;
import io.sandboxconsole.audit.ChainedRow;
import io.sandboxconsole.audit.siem.AuditLogProperties;
import io.sandboxconsole.audit.siem.OcsfEvent;
import io.sandboxconsole.audit.sink.LineSink;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.LeadershipLost;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Writes chained rows as events for log collectors, in their order. It reads them from the trail and notes how far it
/// has got, so that a full disk or a restart delays rows and loses none; after a crash some may come twice. Of several
/// consoles one writes. It begins with the rows that come after its first start.
@Component
@EnableConfigurationProperties(AuditLogProperties.class)
class AuditLog implements MeterBinder, SelfCheck {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private static final String RECEIVER = "log";

    private static final int AT_ONCE = 500;

    private final ChainRows rows;

    private final DeliveryPositions positions;

    private final LeaderLease lease;

    private final Clock clock;

    private final List<LineSink> sinks;

    private final BackgroundRound background = new BackgroundRound("audit-log", this::round);

    private final AtomicLong waiting = new AtomicLong();

    private final AtomicLong missing = new AtomicLong();

    private volatile boolean failing;

    @Autowired
    AuditLog(JdbcOperations jdbc, Leadership leadership, AuditLogProperties properties, Clock clock) {
        this(jdbc, leadership, sinks(properties), clock);
    }

    AuditLog(JdbcOperations jdbc, Leadership leadership, List<LineSink> sinks, Clock clock) {
        this.rows = new ChainRows(jdbc);
        this.positions = new DeliveryPositions(jdbc);
        this.lease = leadership.of("audit-log");
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
    }

    private static List<LineSink> sinks(AuditLogProperties properties) {
        List<LineSink> sinks = new ArrayList<>();
        if (properties.file() != null) {
            sinks.add(LineSink.file(properties.file()));
        }
        if (properties.stdout()) {
            sinks.add(LineSink.standardOutput());
        }
        return sinks;
    }

    @Override
    public Subject subject() {
        return Subject.AUDIT_TRAIL;
    }

    @Override
    public List<Finding> check() {
        return failing
                ? List.of(new Finding(
                        Condition.AUDIT_COLLECTOR_WAITS,
                        Message.of("doctor.audit.collector", waiting.get()),
                        Message.of("doctor.audit.collector.then")))
                : List.of();
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void tick() {
        if (!sinks.isEmpty()) {
            background.start();
        }
    }

    /// Writes what is new, if this console is the one that does.
    void round() {
        try {
            boolean more = true;
            while (more) {
                more = writeNext();
            }
        } catch (IOException | DataAccessException | TransactionException | LeadershipLost failure) {
            // An outage is logged once.
            if (!failing) {
                log.error(
                        "[{}] {} rows of the audit trail cannot be written to the log for collectors now: {}. They are written later.",
                        Condition.AUDIT_COLLECTOR_WAITS,
                        waiting,
                        failure.getMessage());
            }
            failing = true;
        }
    }

    private boolean writeNext() throws IOException {
        var token = lease.tryAcquireOrRenew();
        var head = rows.head();
        if (token.isEmpty() || head.isEmpty()) {
            // Another console knows what waits.
            waiting.set(0);
            return false;
        }
        long last = head.get().number();
        var known = positions.of(RECEIVER);
        if (known.isEmpty()) {
            lease.fenced(token.get(), () -> positions.move(RECEIVER, last, clock.instant()));
            return false;
        }
        long position = known.getAsLong();
        waiting.set(last - position);
        List<ChainedRow> next = rows.rows(position, last, AT_ONCE);
        if (next.isEmpty()) {
            return false;
        }
        tellGap(position, next);
        write(head.get().trail(), next);
        long written = next.getLast().row().number();
        lease.fenced(token.get(), () -> positions.move(RECEIVER, written, clock.instant()));
        recovered(last - written);
        return true;
    }

    private void write(UUID trail, List<ChainedRow> next) throws IOException {
        String lines = next.stream()
                .map(row -> OcsfEvent.line(trail, row.row(), row.rowHash(), row.hash()))
                .collect(Collectors.joining("\n"));
        for (LineSink sink : sinks) {
            sink.accept(lines);
        }
    }

    /// Rows that are gone before they were written, by a retention or by hand, are counted and said.
    private void tellGap(long position, List<ChainedRow> next) {
        long expected = position + 1;
        long gone = 0;
        for (ChainedRow row : next) {
            gone += row.row().number() - expected;
            expected = row.row().number() + 1;
        }
        if (gone > 0) {
            missing.addAndGet(gone);
            log.error(
                    "[{}] {} rows between {} and {} are gone from the audit trail before the log for collectors had them.",
                    Condition.AUDIT_COLLECTOR_GAP,
                    gone,
                    position,
                    expected);
        }
    }

    private void recovered(long left) {
        waiting.set(left);
        if (failing) {
            log.info("Rows of the audit trail are written to the log for collectors again.");
        }
        failing = false;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (!sinks.isEmpty()) {
            Gauge.builder("console.audit.log.waiting", waiting, AtomicLong::get)
                    .description("Rows of the audit trail that the log for collectors does not have yet")
                    .register(registry);
            FunctionCounter.builder("console.audit.log.missing", missing, AtomicLong::get)
                    .description("Rows that were gone from the audit trail before the log for collectors had them")
                    .register(registry);
        }
    }
}
