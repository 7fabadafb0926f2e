package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.context.ConsoleContext;
import io.sandboxconsole.cli.context.ContextChoice;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import io.sandboxconsole.cli.terminal.Terminal;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Checks what stands between this terminal and the engines: its own configuration and the way to the console here, the
/// rest by the console itself.
@Command(
        name = "doctor",
        header = "Check this configuration, the console and its engines.",
        description =
                "Checks the way from this terminal to the console (address, encryption, clock, key, role), and has the"
                        + " console check itself and its engines. Exit code 1 if something is broken. Each code is explained in"
                        + " docs/runbook.md.")
final class DoctorCommand implements Callable<Integer> {

    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration STREAM = Duration.ofSeconds(10);

    /// From the best to the worst.
    private static final List<String> SEVERITIES = List.of("good", "note", "warning", "missing", "broken");

    @Option(names = "--context", paramLabel = "NAME", description = "The console to check; else the current one.")
    private @Nullable String context;

    @Option(names = "--offline", description = "Check this configuration alone, and connect to nothing.")
    private boolean offline;

    @Option(names = "--json", description = "The result in JSON.")
    private boolean json;

    private final Invocation invocation;

    private final List<Document> parts = new ArrayList<>();

    DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ConsoleContext chosen = ContextChoice.of(invocation, context);
        configuration(chosen);
        if (!offline) {
            connect(new ConsoleClient(invocation, chosen), chosen);
        }
        String status = parts.stream()
                .flatMap(part -> part.documents("findings").stream())
                .map(finding -> finding.text("severity"))
                .reduce("good", (a, b) -> SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a);
        if (json) {
            Map<String, @Nullable Object> report = new LinkedHashMap<>();
            report.put("at", invocation.clock().instant().toString());
            report.put("status", status);
            report.put("parts", parts.stream().map(Document::members).toList());
            invocation.terminal().print(JsonWriter.indented(new Document(report), 0));
        } else {
            print();
        }
        return status.equals("broken") ? ExitCode.FAILED.number() : ExitCode.OK.number();
    }

    private void configuration(ConsoleContext chosen) {
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        findings.add(finding("OK", "good", "The context “%s” names %s.".formatted(chosen.name(), chosen.url()), null));
        if ("http".equalsIgnoreCase(chosen.url().getScheme()) && chosen.allowHttp()) {
            findings.add(finding(
                    "CONSOLE_PLAIN_HTTP",
                    "warning",
                    "The address is not encrypted: others in the network can read your credential.",
                    "Use https."));
        }
        if (chosen.key() == null && chosen.signIn() == null) {
            findings.add(finding(
                    "CONSOLE_KEY_MISSING",
                    "broken",
                    "There is no credential for this console.",
                    "Sign in with “sandbox login”, or set SANDBOX_CONSOLE_KEY."));
        } else {
            findings.add(finding(
                    "OK",
                    "good",
                    chosen.signIn() != null ? "The credential is a sign-in." : "The credential is a key or a token.",
                    null));
        }
        add("command-line", findings);
    }

    private void connect(ConsoleClient client, ConsoleContext chosen) {
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        try {
            client.time().ifPresent(time -> findings.add(clock(time)));
            findings.addFirst(finding("OK", "good", "%s answers.".formatted(client.console()), null));
        } catch (CommandFailure away) {
            boolean untrusted = String.valueOf(away.getMessage()).contains("certificate");
            findings.add(finding(
                    untrusted ? "TLS_NOT_TRUSTED" : "CONSOLE_UNREACHABLE",
                    "broken",
                    String.valueOf(away.getMessage()),
                    String.join(" ", away.lines())));
            add("console", findings);
            return;
        }
        if (chosen.key() != null || chosen.signIn() != null) {
            role(client, findings);
            findings.add(stream(client));
        }
        add("console", findings);
        if (findings.stream().noneMatch(finding -> "broken".equals(finding.get("severity")))) {
            byConsole(client);
        }
    }

    private Map<String, @Nullable Object> clock(Instant time) {
        Duration apart = Duration.between(time, invocation.clock().instant());
        return apart.abs().compareTo(SKEW) > 0
                ? finding(
                        "CLOCK_SKEW",
                        "warning",
                        "This machine's clock is %s %s that of the console."
                                .formatted(Times.amount(apart.abs()), apart.isNegative() ? "behind" : "ahead of"),
                        "Set the clock by NTP: tokens and expiries go by it.")
                : finding("OK", "good", "The clocks agree.", null);
    }

    private static void role(ConsoleClient client, List<Map<String, @Nullable Object>> findings) {
        try {
            Document me = client.get(Query.of("me"));
            List<String> roles = me.documents("grants").stream()
                    .map(grant -> grant.text("role"))
                    .toList();
            findings.add(finding(
                    "OK",
                    "good",
                    "You are %s, with the role %s.".formatted(MeCommand.name(me), String.join(", ", roles)),
                    null));
        } catch (CommandFailure refused) {
            findings.add(finding(
                    "CONSOLE_KEY_REJECTED",
                    "broken",
                    String.valueOf(refused.getMessage()),
                    String.join(" ", refused.lines())));
        }
    }

    /// A proxy on the way may hold back what is not complete.
    private static Map<String, @Nullable Object> stream(ConsoleClient client) {
        var first = new FutureTask<>(() -> {
            try (InputStream stream = client.events(Query.of("changes"), "")) {
                return stream.read() >= 0;
            }
        });
        Thread.ofVirtual().start(first);
        try {
            if (first.get(STREAM.toSeconds(), TimeUnit.SECONDS)) {
                return finding("OK", "good", "Changes arrive as they happen.", null);
            }
        } catch (ExecutionException | TimeoutException blocked) {
            // Told below, as an end without a first line.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return finding(
                "CONSOLE_STREAM_BLOCKED",
                "warning",
                "No change arrives: something on the way holds back streams, or they are not for you.",
                "Let the proxy pass text/event-stream without a buffer. Lists and actions work all the same.");
    }

    private void byConsole(ConsoleClient client) {
        try {
            parts.addAll(client.get(Query.of("doctor")).documents("parts"));
        } catch (CommandFailure refused) {
            if (refused.exitCode() != ExitCode.DENIED && refused.exitCode() != ExitCode.NOT_FOUND) {
                throw refused;
            }
            add(
                    "console",
                    List.of(finding(
                            "CONSOLE_CHECKS_DENIED",
                            "note",
                            "The console's own checks are for those who may see its connections.",
                            "Ask an admin to run “sandbox doctor”.")));
        }
    }

    private void add(String subject, List<Map<String, @Nullable Object>> findings) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("subject", subject);
        part.put("findings", findings);
        parts.add(new Document(part));
    }

    private static Map<String, @Nullable Object> finding(
            String code, String severity, String sentence, @Nullable String remedy) {
        Map<String, @Nullable Object> finding = new LinkedHashMap<>();
        finding.put("code", code);
        finding.put("severity", severity);
        finding.put("sentence", sentence);
        if (remedy != null && !remedy.isEmpty()) {
            finding.put("remedy", remedy);
        }
        return finding;
    }

    private void print() {
        Terminal terminal = invocation.terminal();
        for (Document part : parts) {
            String name =
                    part.text("name").isEmpty() ? part.text("subject") : part.text("subject") + " " + part.text("name");
            terminal.print(Style.STRONG.of(HarmlessText.of(name), terminal.coloursOutput()));
            part.document("facts")
                    .members()
                    .forEach((fact, value) -> terminal.print(
                            "  %s: %s".formatted(HarmlessText.of(fact), HarmlessText.of(String.valueOf(value)))));
            part.documents("findings").forEach(finding -> print(finding, terminal));
        }
        terminal.flush();
    }

    private static void print(Document finding, Terminal terminal) {
        String severity = finding.text("severity");
        String word = style(severity).of("%-8s".formatted(severity), terminal.coloursOutput());
        String code = finding.text("code").equals("OK") ? "" : finding.text("code") + ": ";
        terminal.print("  " + word + " " + HarmlessText.of(code + finding.text("sentence")));
        if (!finding.text("remedy").isEmpty()) {
            terminal.print("           " + HarmlessText.of(finding.text("remedy")));
        }
    }

    private static Style style(String severity) {
        return switch (severity) {
            case "good" -> Style.GOOD;
            case "warning", "missing" -> Style.WARNING;
            case "broken" -> Style.BAD;
            default -> Style.NONE;
        };
    }
}
