package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Merges a patch into the metadata of a sandbox.
final class MetadataPatch {

    private final EngineState state;
    private final SandboxJson json;

    MetadataPatch(EngineState state, SandboxJson json) {
        this.state = state;
        this.json = json;
    }

    Reply patch(Call call) {
        Map<String, Optional<String>> patch = read(JsonBody.of(call.request()));
        state.sandbox(call.id());
        check(patch);
        return json.reply(state.change(call.id(), sandbox -> patch.isEmpty() ? sandbox : patched(sandbox, patch)));
    }

    private static Map<String, Optional<String>> read(FieldPath body) {
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.texts(body, true);
        requestValidator.finish();
        Map<String, Optional<String>> patch = new LinkedHashMap<>();
        body.node()
                .properties()
                .forEach(entry -> patch.put(entry.getKey(), entry.getValue().stringValueOpt()));
        return patch;
    }

    private static void check(Map<String, Optional<String>> patch) {
        Map<String, String> values = new HashMap<>();
        patch.forEach((key, value) -> {
            if (Labels.isReserved(key)) {
                throw new ErrorReply(400, "INVALID_METADATA_LABEL", "The key '%s' is reserved.".formatted(key));
            }
            value.ifPresent(text -> values.put(key, text));
        });
        Labels.check(values);
    }

    // Docker keeps patches beside the container, whose own labels come back with every patch that does not delete them.
    private SimulatedSandbox patched(SimulatedSandbox sandbox, Map<String, Optional<String>> patch) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (state.docker()) {
            metadata.putAll(sandbox.origin().labels());
        }
        metadata.putAll(sandbox.metadata());
        patch.forEach((key, value) -> {
            if (value.isPresent()) {
                metadata.put(key, value.get());
            } else {
                metadata.remove(key);
            }
        });
        return sandbox.withMetadata(metadata);
    }
}
