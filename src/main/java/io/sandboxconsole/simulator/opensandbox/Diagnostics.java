package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Serves the logs and events of a sandbox as plain text; by scope only where the settings say so.
final class Diagnostics {

    private static final int LOG_LINES = 100;
    private static final int EVENT_LINES = 50;
    private static final Pattern SINCE = Pattern.compile("(\\d{1,6})([smhd])");

    private final EngineState engineState;

    Diagnostics(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply logs(Call call) {
        String scope = scope(call);
        long tail = call.number("tail", LOG_LINES, 10_000);
        SimulatedSandbox sandbox = engineState.sandbox(call.id());
        List<SandboxLog.Line> lines = SandboxLog.of(sandbox, engineState.now());
        if (scope != null) {
            List<SandboxLog.Line> last = last(lines, LOG_LINES);
            return inline(call, new Content("logs", scope, "container", text(last), last.size() < lines.size()));
        }
        String since = call.request().parameter("since").orElse("");
        List<SandboxLog.Line> recent = since.isEmpty()
                ? lines
                : lines.stream()
                        .filter(line -> line.at().isAfter(engineState.now().minus(duration(since))))
                        .toList();
        return plain(text(last(recent, (int) tail)));
    }

    Reply events(Call call) {
        String scope = scope(call);
        long limit = call.number("limit", EVENT_LINES, 500);
        List<String> lines = SandboxEvents.of(engineState.sandbox(call.id()), engineState.docker());
        if (scope != null) {
            List<String> first = lines.stream().limit(EVENT_LINES).toList();
            boolean truncated = first.size() < lines.size();
            return inline(call, new Content("events", scope, "runtime", joined(first), truncated));
        }
        return plain(joined(lines.stream().limit(limit).toList()));
    }

    /// Serves the deprecated overview, which shows labels unmasked.
    Reply inspect(Call call) {
        SimulatedSandbox sandbox = engineState.sandbox(call.id());
        return plain("Id: %s%nState: %s%nImage: %s%nLabels: %s%nEnv: EGRESS_TOKEN=%s%n"
                .formatted(
                        sandbox.id(),
                        sandbox.status().state(),
                        sandbox.origin().image(),
                        sandbox.metadata(),
                        Endpoints.accessToken(sandbox)));
    }

    private @Nullable String scope(Call call) {
        String scope = call.request().parameter("scope").orElse(null);
        if (scope != null && !engineState.settings().scopedDiagnostics()) {
            throw new ErrorReply(501, "DIAGNOSTICS_NOT_IMPLEMENTED", "Diagnostics by scope are not implemented yet.");
        }
        return scope;
    }

    private record Content(String kind, String asked, String own, String text, boolean truncated) {
        String scope() {
            return asked.strip().toLowerCase(Locale.ROOT);
        }

        boolean isAll() {
            return scope().equals("all");
        }
    }

    private static Reply inline(Call call, Content content) {
        if (!content.isAll() && !content.scope().equals(content.own())) {
            throw new ErrorReply(
                    400, "DIAGNOSTICS_SCOPE_UNSUPPORTED", "The scope must be %s or all.".formatted(content.own()));
        }
        return Reply.json(200, json -> write(json, call.id(), content));
    }

    private static void write(JsonGenerator json, String id, Content content) {
        json.writeStartObject()
                .writeStringProperty("sandboxId", id)
                .writeStringProperty("kind", content.kind())
                .writeStringProperty("scope", content.scope())
                .writeStringProperty("delivery", "inline")
                .writeStringProperty("contentType", "text/plain; charset=utf-8")
                .writeStringProperty("content", content.text())
                .writeNumberProperty("contentLength", content.text().getBytes(StandardCharsets.UTF_8).length)
                .writeBooleanProperty("truncated", content.truncated());
        if (content.isAll()) {
            json.writeArrayPropertyStart("warnings")
                    .writeString("Only the source '%s' contributes.".formatted(content.own()))
                    .writeEndArray();
        }
        json.writeEndObject();
    }

    private static Reply plain(String text) {
        return Reply.text(200, text).with("Deprecation", "true");
    }

    private static <T> List<T> last(List<T> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static String text(List<SandboxLog.Line> lines) {
        return lines.isEmpty()
                ? "(no logs)"
                : joined(lines.stream().map(SandboxLog.Line::text).toList());
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Duration duration(String text) {
        Matcher matcher = SINCE.matcher(text);
        if (!matcher.matches()) {
            return Duration.ofMinutes(10);
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
