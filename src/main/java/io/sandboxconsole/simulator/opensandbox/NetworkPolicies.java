package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Serves the network policy of each sandbox. Docker in host network mode has nothing that could enforce one.
final class NetworkPolicies {

    private final EngineState state;
    private final Map<String, Policy> bySandbox = new ConcurrentHashMap<>();

    /// The connections that a sandbox may open: a default, and rules by their targets.
    private record Policy(String defaultAction, Map<String, String> actions) {

        static final Policy DENYING = new Policy("deny", Map.of());

        static Policy of(JsonNode policy) {
            return new Policy(policy.path("defaultAction").asString("deny"), actions(policy.path("egress")));
        }

        Policy with(JsonNode rules) {
            Map<String, String> all = new LinkedHashMap<>(actions);
            all.putAll(actions(rules));
            return new Policy(defaultAction, all);
        }

        Policy without(Set<String> targets) {
            Map<String, String> rest = new LinkedHashMap<>(actions);
            rest.keySet().removeAll(targets);
            return new Policy(defaultAction, rest);
        }

        Reply reply() {
            return Reply.json(200, json -> {
                json.writeStartObject().writeStringProperty("status", "ok").writeObjectPropertyStart("policy");
                json.writeStringProperty("defaultAction", defaultAction).writeArrayPropertyStart("egress");
                actions.forEach((target, action) -> json.writeStartObject()
                        .writeStringProperty("action", action)
                        .writeStringProperty("target", target)
                        .writeEndObject());
                json.writeEndArray().writeEndObject().writeEndObject();
            });
        }

        private static Map<String, String> actions(JsonNode rules) {
            Map<String, String> actions = new LinkedHashMap<>();
            rules.forEach(rule -> actions.putIfAbsent(
                    rule.path("target").asString(), rule.path("action").asString()));
            return actions;
        }
    }

    NetworkPolicies(EngineState state) {
        this.state = state;
    }

    /// Keeps the policy that a sandbox was created with.
    void begin(String sandbox, FieldPath policy) {
        if (policy.given()) {
            bySandbox.put(sandbox, Policy.of(policy.node()));
        }
    }

    Reply read(Call call) {
        return changed(call, UnaryOperator.identity());
    }

    Reply replace(Call call) {
        FieldPath policy = FieldNames.byAlias(JsonBody.of(call.request()));
        check(policy.child("egress"));
        return changed(call, _ -> Policy.of(policy.node()));
    }

    /// Rules replace those for the same target; the default stays.
    Reply patch(Call call) {
        FieldPath rules = list(call);
        check(rules);
        return changed(call, policy -> policy.with(rules.node()));
    }

    Reply delete(Call call) {
        FieldPath targets = list(call);
        targets.items().forEach(NetworkPolicies::requireText);
        Set<String> removed = targets.items().stream()
                .map(target -> target.node().stringValue())
                .collect(Collectors.toSet());
        return changed(call, policy -> policy.without(removed));
    }

    private Reply changed(Call call, UnaryOperator<Policy> change) {
        String sandbox = state.sandbox(call.id()).id();
        if (state.docker()) {
            throw new ErrorReply(502, "GENERAL::UNKNOWN_ERROR", "The sandbox's egress server cannot be reached.");
        }
        return bySandbox
                .compute(sandbox, (_, policy) -> change.apply(policy == null ? Policy.DENYING : policy))
                .reply();
    }

    private static FieldPath list(Call call) {
        JsonNode node;
        try {
            node = Json.read(call.request().body());
        } catch (JacksonException malformed) {
            node = JsonNodeFactory.instance.missingNode();
        }
        FieldPath body = new FieldPath(node, List.of("body"));
        if (!node.isArray()) {
            RequestValidator requestValidator = new RequestValidator();
            requestValidator.report("list_type", body, "This should be a list");
            requestValidator.finish();
        }
        return body;
    }

    private static void check(FieldPath rules) {
        RequestValidator requestValidator = new RequestValidator();
        for (FieldPath rule : rules.items()) {
            requestValidator.requiredText(rule, "action");
            requestValidator.requiredText(rule, "target");
        }
        requestValidator.finish();
    }

    private static void requireText(FieldPath target) {
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.text(target);
        requestValidator.finish();
    }
}
