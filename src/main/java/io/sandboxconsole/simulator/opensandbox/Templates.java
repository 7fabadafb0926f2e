package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Request;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Serves the templates, which only Kubernetes has: private to the engine's key, so the same for all who share it. One
/// is *Pending* until its build ends.
final class Templates {

    private static final String SUCCEEDED = "Succeeded";
    private static final Set<String> MEMBERS =
            Set.of("image", "resourceLimits", "entrypoint", "metadata", "readiness", "publish", "format");

    private final EngineState state;
    private final Map<String, Template> byId = new ConcurrentHashMap<>();

    /// One template as created, with the phase of its build.
    record Template(String id, ObjectNode body, String phase, Instant createdAt, Instant updatedAt) {

        Map<String, String> metadata() {
            return Json.texts(body.path("metadata"));
        }

        void writeTo(JsonGenerator json) {
            ObjectNode all = body.deepCopy();
            all.put("templateId", id);
            if (!all.has("format")) {
                all.put("format", "overlaybd");
            }
            all.putObject("status").put("phase", phase);
            all.put("createdAt", createdAt.toString()).put("updatedAt", updatedAt.toString());
            json.writeTree(all);
        }
    }

    Templates(EngineState state) {
        this.state = state;
    }

    /// Returns the template that a sandbox can be created from, or throws the engine's error, which is the same for a
    /// template whose build has not succeeded.
    Template ready(String id) {
        requireKubernetes();
        return Optional.ofNullable(byId.get(id))
                .filter(template -> template.phase().equals(SUCCEEDED))
                .orElseThrow(Templates::unknown);
    }

    Reply create(Call call) {
        FieldPath body = FieldNames.byAlias(JsonBody.of(call.request()));
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.requiredText(body, "image");
        requestValidator.requiredText(body, "publish");
        requestValidator.texts(body.child("resourceLimits"), false);
        requestValidator.texts(body.child("metadata"), false);
        requestValidator.textList(body.child("entrypoint"));
        body.node().propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name ->
                        requestValidator.report("extra_forbidden", body.child(name), "Nothing else may be given"));
        requestValidator.finish();
        requireKubernetes();
        Labels.check(Json.texts(body.child("metadata").node()));
        Instant now = state.now();
        Template template = new Template("tpl-" + UUID.randomUUID(), (ObjectNode) body.node(), "Pending", now, now);
        byId.put(template.id(), template);
        state.events().at(now.plus(state.settings().transition()), due -> finish(template.id(), due));
        return Reply.json(201, template::writeTo);
    }

    Reply list(Call call) {
        Page page = Page.of(call);
        requireKubernetes();
        Map<String, String> conditions = conditions(call);
        List<Template> found = byId.values().stream()
                .filter(template -> template.metadata().entrySet().containsAll(conditions.entrySet()))
                .sorted(Comparator.comparing(Template::createdAt)
                        .thenComparing(Template::id)
                        .reversed())
                .toList();
        return page.of(found, (json, template) -> template.writeTo(json));
    }

    Reply get(Call call) {
        return Reply.json(200, known(call)::writeTo);
    }

    Reply delete(Call call) {
        byId.remove(known(call).id());
        return Reply.empty(204);
    }

    private Template known(Call call) {
        requireKubernetes();
        return Optional.ofNullable(byId.get(call.id())).orElseThrow(Templates::unknown);
    }

    private void finish(String id, Instant due) {
        byId.computeIfPresent(
                id, (_, built) -> new Template(built.id(), built.body(), SUCCEEDED, built.createdAt(), due));
    }

    private void requireKubernetes() {
        if (state.docker()) {
            throw new ErrorReply(501, "FSB::UNSUPPORTED", "Only Kubernetes has templates.");
        }
    }

    private static ErrorReply unknown() {
        return new ErrorReply(404, "FSB::TEMPLATE_NOT_FOUND", "There is no such template.");
    }

    // As with sandboxes, the one parameter holds a query string of its own; here a part without `=` is left out.
    private static Map<String, String> conditions(Call call) {
        Map<String, String> conditions = new HashMap<>();
        for (String part : call.request().parameter("metadata").orElse("").split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                conditions.put(Request.decoded(part.substring(0, equals)), Request.decoded(part.substring(equals + 1)));
            }
        }
        return conditions;
    }
}
