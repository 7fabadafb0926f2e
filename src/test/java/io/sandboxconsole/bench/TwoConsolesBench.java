package io.sandboxconsole.bench;

import io.sandboxconsole.audit.AuditLoad;
import io.sandboxconsole.testing.ChildProcess;
import java.time.Duration;
import java.util.List;

/// Has two processes write the trail on one PostgreSQL for a minute: one chain, which verifies, and each row once.
final class TwoConsolesBench {

    private static final int SECONDS = Integer.getInteger("bench.audit.seconds", 60);

    private static final int CALLERS = 10;

    List<Result> run() throws Exception {
        try (var load = AuditLoad.postgres(5)) {
            Process one = writer(load, "one");
            Process other = writer(load, "other");
            ChildProcess.finish(one);
            ChildProcess.finish(other);
            long acknowledged = acknowledged(one) + acknowledged(other);
            String said = load.signAndVerify(ConsoleBench.FOLDER).text();
            boolean whole = said.startsWith("Untouched 1–%d,".formatted(acknowledged));
            return List.of(Result.single(
                            "TWO",
                            acknowledged,
                            "rows",
                            "Two processes write at once for %d s: %s".formatted(SECONDS, said))
                    .withGoal("one chain with each acknowledged row", whole));
        }
    }

    private static Process writer(AuditLoad load, String name) throws Exception {
        return ChildProcess.start(
                Writer.class,
                ConsoleBench.FOLDER.resolve("audit-" + name + ".log"),
                load.url(),
                String.valueOf(SECONDS));
    }

    private static long acknowledged(Process writer) throws Exception {
        try (var output = writer.inputReader()) {
            // Libraries log before it.
            return Long.parseLong(output.readAllLines().getLast());
        }
    }

    /// A process that writes, and prints how many rows it was told are kept.
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(
                    AuditLoad.write(arguments[0], CALLERS, Duration.ofSeconds(Long.parseLong(arguments[1]))));
        }
    }
}
