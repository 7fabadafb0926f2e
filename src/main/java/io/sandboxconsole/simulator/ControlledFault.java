package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.engine.Effect;
import io.sandboxconsole.simulator.engine.FaultScript;
import io.sandboxconsole.simulator.engine.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the script of a fault from a control call's JSON.
final class ControlledFault {

    private ControlledFault() {}

    static void script(Faults faults, JsonNode body) {
        FaultScript script = faults.on(body.path("route").asString("*"));
        if (body.path("times").isNumber()) {
            script = script.times(body.path("times").intValue());
        }
        String effect = body.path("effect").asString("");
        switch (effect) {
            case "status" -> status(script, body);
            case "rate-limit" -> script.rateLimited(body.path("seconds").asInt(10));
            case "plain-text-500" -> script.plainText500();
            case "garbage" -> script.garbage();
            case "web-page" -> script.webPage();
            case "namespace-full" -> script.namespaceFull();
            case "pool-full" -> script.poolFull(body.path("seconds").asInt(10));
            case "latency" -> script.latency(Duration.ofMillis(Control.number(body, "milliseconds")));
            case "stall" -> script.stall();
            case "reset" -> script.reset();
            case "lost-answer" -> script.lostAnswer();
            case "truncated" -> script.truncated();
            default -> distort(script, effect);
        }
    }

    private static void distort(FaultScript script, String effect) {
        for (Effect.Distortion distortion : Effect.Distortion.values()) {
            if (distortion.name().replace('_', '-').equalsIgnoreCase(effect)) {
                script.script(distortion);
                return;
            }
        }
        throw new IllegalArgumentException("There is no effect '%s'.".formatted(effect));
    }

    private static void status(FaultScript script, JsonNode body) {
        int status = Control.number(body, "status");
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("A status is a number from 100 to 599.");
        }
        if (body.path("headers").isMissingNode() && body.path("body").isMissingNode()) {
            script.status(status);
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        body.path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString()));
        JsonNode text = body.path("body");
        script.answer(
                status, headers, text.isString() ? text.stringValue() : text.isMissingNode() ? "" : text.toString());
    }
}
