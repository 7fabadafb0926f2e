package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import io.sandboxconsole.simulator.opensandbox.Listing.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Lists sandboxes, newest first; without a filter a page costs no more than its own items.
final class SandboxPages {

    private final EngineState engineState;
    private final SandboxJson json;

    SandboxPages(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    Reply list(Call call) {
        Page page = Page.of(call);
        Set<String> states = states(call);
        Map<String, String> metadata = metadata(call);
        List<Slot> slots = engineState.sandboxes().listed();
        if (!states.isEmpty() || !metadata.isEmpty()) {
            slots = slots.stream()
                    .filter(slot -> matches(slot.sandbox(), states, metadata))
                    .toList();
        }
        return page.of(slots, (generator, slot) -> json.write(generator, slot.sandbox()));
    }

    private static boolean matches(SimulatedSandbox sandbox, Set<String> states, Map<String, String> metadata) {
        if (!states.isEmpty() && !states.contains(sandbox.status().state())) {
            return false;
        }
        for (Map.Entry<String, String> condition : metadata.entrySet()) {
            if (!condition.getValue().equals(sandbox.metadata().get(condition.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> states(Call call) {
        Set<String> states = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        states.addAll(call.request().parameters().getOrDefault("state", List.of()));
        return states;
    }

    // The value of the one parameter is a query string itself, so its parts are decoded a second time.
    private static Map<String, String> metadata(Call call) {
        Map<String, String> conditions = new HashMap<>();
        String inner = call.request().parameter("metadata").orElse("");
        if (inner.isEmpty()) {
            return conditions;
        }
        for (String part : inner.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new ErrorReply(
                        400, "INVALID_METADATA_FORMAT", "The part '%s' of the filter has no '='.".formatted(part));
            }
            conditions.put(Request.decoded(part.substring(0, equals)), Request.decoded(part.substring(equals + 1)));
        }
        return conditions;
    }
}
