package io.sandboxconsole.bench;

import io.sandboxconsole.audit.AttackRuns;
import io.sandboxconsole.audit.AuditLoad;
import io.sandboxconsole.audit.KilledWriter;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.ChildProcess;
import io.sandboxconsole.testing.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The hostile administrator in full form: each attack at many places on both databases is found and named, an
/// untouched trail of many rows reports nothing, and a console that is killed in the middle leaves a whole chain.
final class AuditAttackBench {

    private static final int PLACES = Integer.getInteger("bench.audit.places", 30);

    private static final int KILLS = Integer.getInteger("bench.audit.kills", 10);

    private static final int ROWS = Integer.getInteger("bench.audit.rows", 1_000_000);

    private final List<Result> results = new ArrayList<>();

    private final Random random = new Random(8);

    List<Result> run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(ConsoleBench.FOLDER), "attacks");
        for (Databases databases : Databases.values()) {
            int found = AttackRuns.run(databases, PLACES, folder);
            results.add(Result.single(
                            "R7." + databases.name().toLowerCase(Locale.ROOT),
                            found,
                            "attacks",
                            "Attacks that were found and named, at %d places each".formatted(PLACES))
                    .withGoal("all", true));
        }
        untouched(folder);
        kill(folder);
        return results;
    }

    private void untouched(Path folder) throws Exception {
        try (var load = AuditLoad.postgres(10)) {
            load.fill(ROWS);
            Report report = load.signAndVerify(folder);
            results.add(Result.single(
                            "R7.untouched",
                            report.findings().size(),
                            "findings",
                            "Findings in an untouched trail of %,d rows: %s".formatted(report.rows(), report.text()))
                    .withGoal("0", report.verdict() == Verdict.UNTOUCHED_END_ATTESTED));
        }
    }

    private void kill(Path folder) throws Exception {
        int whole = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String url = "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    .formatted(Files.createTempDirectory(folder, "killed").resolve("db"));
            whole += killed(url, folder);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            try (var server = EmbeddedPostgres.builder().start()) {
                whole += killed(server.getJdbcUrl("postgres", "postgres"), folder);
            }
        }
        results.add(Result.single(
                        "R6.killed",
                        whole,
                        "trails",
                        "Whole trails of %d whose console was killed".formatted(2 * KILLS))
                .withGoal("all", whole == 2 * KILLS));
    }

    private int killed(String url, Path folder) throws IOException, InterruptedException {
        Databases.migrate(new DriverManagerDataSource(url));
        Process writer = ChildProcess.start(KilledWriter.class, ConsoleBench.FOLDER.resolve("killed-writer.log"), url);
        Report report = KilledWriter.killed(writer, 5 + random.nextInt(40), url, folder);
        return report.findings().isEmpty() ? 1 : 0;
    }
}
