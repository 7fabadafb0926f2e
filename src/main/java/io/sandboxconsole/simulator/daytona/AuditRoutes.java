package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.Audit.Entry;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves the audit log by page or by token, with filters on the newest server versions.
final class AuditRoutes {

    private static final int DEEPEST = 10_000;
    private static final Pattern FILTER = Pattern.compile("(\\w+)\\[(eq|not|in|notIn|gte|lte|gt|lt)]");

    private final EngineState engineState;

    AuditRoutes(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply list(CheckedCall call) {
        int limit = call.number("limit", 100, 200);
        int page = call.number("page", 1, Integer.MAX_VALUE);
        String token = call.parameter("nextToken", "");
        boolean byToken = engineState.behaviour().has(Switch.SEARCH_STORE);
        if (byToken && token.isEmpty() && (long) page * limit > DEEPEST) {
            throw new HttpProblem(400, "The page is too deep; use nextToken");
        }
        List<Entry> found = found(call);
        int from = token.isEmpty() ? (int) Math.min(found.size(), (page - 1L) * limit) : offset(token);
        int to = Math.min(found.size(), from + limit);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.subList(Math.min(from, to), to).forEach(entry -> items.add(entry.json()));
        ObjectNode answer = Listing.page(items, found.size(), page, limit);
        if (byToken && to < found.size() && (!token.isEmpty() || to + limit > DEEPEST)) {
            answer.put(
                    "nextToken", Base64.getUrlEncoder().encodeToString(("at " + to).getBytes(StandardCharsets.UTF_8)));
        }
        return JsonValues.reply(200, answer);
    }

    Reply scenarios(CheckedCall call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode sandbox = answer.putArray("targets").addObject().put("targetType", "sandbox");
        sandbox.set("actions", Json.tree(List.of("create", "delete", "start", "stop", "fork", "create_ssh_access")));
        return JsonValues.reply(200, answer);
    }

    private List<Entry> found(CheckedCall call) {
        Instant from = time(call, "from", Instant.MIN);
        Instant to = time(call, "to", Instant.MAX);
        boolean lagging = engineState.behaviour().has(Switch.SEARCH_STORE);
        Instant visible = call.now().minus(engineState.behaviour().auditLag());
        List<Entry> found = engineState.audit().of(call.organization()).stream()
                .filter(entry -> !lagging || entry.completed())
                .filter(entry -> !entry.created().isAfter(visible))
                .filter(entry ->
                        !entry.created().isBefore(from) && !entry.created().isAfter(to))
                .toList();
        return engineState.behaviour().isNewest() ? filtered(call, found) : found;
    }

    private static List<Entry> filtered(CheckedCall call, List<Entry> entries) {
        List<Entry> found = new ArrayList<>(entries);
        for (Map.Entry<String, List<String>> parameter :
                call.request().parameters().entrySet()) {
            Matcher filter = FILTER.matcher(parameter.getKey());
            if (filter.matches()) {
                List<String> values =
                        List.of(String.join(",", parameter.getValue()).split(",", -1));
                found.removeIf(
                        entry -> !passes(entry.json().path(filter.group(1)).asString(""), filter.group(2), values));
            }
        }
        return found;
    }

    private static boolean passes(String actual, String operation, List<String> values) {
        int compared = actual.compareTo(values.getFirst());
        return switch (operation) {
            case "eq", "in" -> values.contains(actual);
            case "not", "notIn" -> !values.contains(actual);
            case "gte" -> compared >= 0;
            case "lte" -> compared <= 0;
            case "gt" -> compared > 0;
            default -> compared < 0;
        };
    }

    private static int offset(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring("at ".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new HttpProblem(400, "Invalid nextToken");
        }
    }

    private static Instant time(CheckedCall call, String name, Instant usual) {
        String text = call.parameter(name, "");
        try {
            return text.isEmpty() ? usual : Instant.parse(text);
        } catch (DateTimeException notTime) {
            throw new HttpProblem(400, "%s must be a Date instance".formatted(name));
        }
    }
}
