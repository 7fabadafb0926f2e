package io.sandboxconsole.simulator.opensandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Invents the log of a sandbox: always the same for the same sandbox, with colours and hostile content in between.
final class SandboxLog {

    private static final List<String> BUILD = List.of(
            "\u001b[32m[INFO]\u001b[0m Compiling 214 source files",
            "\u001b[32m[INFO]\u001b[0m Tests run: 48, Failures: 0, Errors: 0, Skipped: 2",
            "\u001b[33m[WARNING]\u001b[0m Deprecated API in OrderMapper.java",
            "Downloaded 2.1 MB from the artifact cache in 340 ms",
            "\u001b[1mSTEP 7/12\u001b[0m COPY --chown=build:build . /workspace");
    private static final List<String> AGENT = List.of(
            "agent: reading src/main/java/Invoice.java",
            "agent: proposing a change in 3 files",
            "tool call: run_tests --module billing",
            "tool result: 12 passed, 1 failed",
            "agent: retrying with a smaller change");
    private static final List<String> SERVICE = List.of(
            "{\"level\":\"info\",\"msg\":\"request\",\"status\":200,\"ms\":14}",
            "{\"level\":\"warn\",\"msg\":\"slow query\",\"ms\":1840}",
            "GET /health 200 1ms",
            "kernel idle, memory 412 MiB",
            "cell 17 finished in 2.4 s");
    private static final List<String> HOSTILE = List.of(
            "<script>alert('log')</script>",
            "=HYPERLINK(\"http://evil.example\",\"click\")",
            "user input: \u202egnp.exe\u202c",
            "\u001b]0;stolen title\u0007\u001b[2Jscreen cleared",
            "\"><img src=x onerror=alert(1)>");

    private static final int HOSTILE_EVERY = 37;

    private SandboxLog() {}

    /// One line with its time.
    record Line(Instant at, String text) {}

    static List<Line> of(SimulatedSandbox sandbox, Instant now) {
        if (sandbox.is("Pending") || sandbox.is("Allocated")) {
            return List.of();
        }
        SplittableRandom random = new SplittableRandom(sandbox.id().hashCode());
        int count = 3 + random.nextInt(240);
        Duration life = Duration.between(sandbox.createdAt(), now).dividedBy(count);
        List<String> words = words(sandbox.metadata().getOrDefault("name", ""));
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Instant at = sandbox.createdAt().plus(life.multipliedBy(index));
            List<String> source = index % HOSTILE_EVERY == HOSTILE_EVERY - 1 ? HOSTILE : words;
            lines.add(new Line(at, source.get(random.nextInt(source.size()))));
        }
        if (sandbox.is("Failed") && sandbox.status().message() != null) {
            sandbox.status().message().lines().forEach(text -> lines.add(new Line(now, text)));
        }
        return lines;
    }

    private static List<String> words(String name) {
        if (name.startsWith("ci-") || name.startsWith("nightly-")) {
            return BUILD;
        }
        return name.startsWith("agent-") ? AGENT : SERVICE;
    }
}
