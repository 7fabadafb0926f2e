package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.database.DurableTransactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A console that changes without a pause until its process is killed.
public final class KilledWriter {

    private static final int RESTARTED = 10;

    private KilledWriter() {}

    /// Writes intents and outcomes to the database at the address in the first argument, and says *intent* after each
    /// intent.
    static void main(String... arguments) {
        // As in a console, a connection stays open: H2 writes at once what is committed when its last one is closed.
        var database = new SingleConnectionDataSource(arguments[0], true);
        var trail = new AuditTrail(
                new JdbcTemplate(database),
                new DurableTransactions(database),
                Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS)));
        var events = new ChainedTrail(database);
        while (true) {
            UUID operation = UUID.randomUUID();
            trail.append(List.of(events.event(operation, Phase.INTENT)));
            System.out.println("intent");
            trail.append(List.of(events.event(operation, Phase.OUTCOME)));
        }
    }

    /// Kills `writer` behind that many intents, and returns what the verifier says of the trail after a restart has
    /// gone on with it. Fails if an intent that was said to be kept is not.
    ///
    /// @param url the address of its database
    public static Report killed(Process writer, int intents, String url, Path folder)
            throws IOException, InterruptedException {
        try (var reader = new BufferedReader(new InputStreamReader(writer.getInputStream()))) {
            for (int seen = 0; seen < intents; ) {
                String line = reader.readLine();
                if (line == null) {
                    throw new IllegalStateException("The writer ended before it was killed.");
                }
                // Between them it logs.
                if (line.equals("intent")) {
                    seen++;
                }
            }
            writer.destroyForcibly();
            writer.waitFor();
        }
        var restarted = new ChainedTrail(new DriverManagerDataSource(url));
        restarted.clock.advance(Duration.ofDays(36_500));
        restarted.fill(RESTARTED);
        restarted.sign();
        var page = restarted.trail.read(
                new Visible(true, Set.of(), null), new AuditQuery(null, null, null, null, null, null, null, null, 500));
        long kept =
                page.stream().filter(row -> row.event().phase() == Phase.INTENT).count();
        if (kept < intents + RESTARTED) {
            throw new IllegalStateException(
                    "Of %d intents that were said to be kept, %d are left.".formatted(intents, kept - RESTARTED));
        }
        long open = page.stream()
                .filter(row -> row.event().phase() == Phase.INTENT)
                .filter(row -> page.stream()
                        .noneMatch(other -> other.event().phase() == Phase.OUTCOME
                                && other.event().operation().equals(row.event().operation())))
                .count();
        if (open > 1) {
            throw new IllegalStateException("There are %d intents without an outcome.".formatted(open));
        }
        return restarted.verify(folder);
    }
}
