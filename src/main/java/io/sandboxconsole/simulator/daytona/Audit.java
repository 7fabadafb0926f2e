package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.Caller;
import io.sandboxconsole.simulator.engine.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the audit log: an entry is written before its action and completed after it.
final class Audit {

    private final List<Entry> entries = new ArrayList<>();

    /// The caller and the client of an action.
    record Actor(
            String id,
            String email,
            @Nullable String keyPrefix,
            @Nullable String keySuffix,
            @Nullable String userAgent,
            @Nullable String source) {

        static Actor of(Caller caller, Request request) {
            var key = caller.key();
            return new Actor(
                    caller.user().id(),
                    caller.user().email(),
                    key == null ? null : key.prefix(),
                    key == null ? null : key.suffix(),
                    request.header("User-Agent").orElse(null),
                    request.header("X-Daytona-Source").orElse(null));
        }
    }

    /// One row of the log, without a status while its action runs.
    static final class Entry {

        private final String id = UUID.randomUUID().toString();
        private final Actor actor;
        private final String organization;
        private final CheckedRoute.Act act;
        private final Instant created;
        private final JsonNode metadata;
        private volatile @Nullable String target;
        private volatile @Nullable Integer status;
        private volatile @Nullable String error;

        Entry(Actor actor, String organization, CheckedRoute.Act act, JsonNode metadata, Instant created) {
            this.actor = actor;
            this.organization = organization;
            this.act = act;
            this.metadata = metadata;
            this.created = created;
        }

        Entry target(@Nullable String value) {
            target = value;
            return this;
        }

        boolean isAbout(String asked) {
            return asked.equals(target);
        }

        void complete(int code, @Nullable String message) {
            error = message;
            status = code;
        }

        boolean completed() {
            return status != null;
        }

        String organization() {
            return organization;
        }

        Instant created() {
            return created;
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", id)
                    .put("actorId", actor.id())
                    .put("actorEmail", actor.email())
                    .put("actorApiKeyPrefix", actor.keyPrefix())
                    .put("actorApiKeySuffix", actor.keySuffix())
                    .put("organizationId", organization)
                    .put("action", act.action())
                    .put("targetType", act.target())
                    .put("targetId", target)
                    .put("statusCode", status)
                    .put("errorMessage", error)
                    .put("ipAddress", "127.0.0.1")
                    .put("userAgent", actor.userAgent())
                    .put("source", actor.source());
            json.set("metadata", metadata);
            return json.put("createdAt", JsonValues.time(created));
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /// Records an action of a person through a program that calls itself `curl`.
    void actOf(String person, DaytonaSandbox sandbox, String action, Instant now) {
        Actor actor = new Actor(person, person + "@acme.example", "dtn", "c0f", "curl/8.5.0", "curl");
        Entry entry = new Entry(
                actor,
                sandbox.origin().organization(),
                new CheckedRoute.Act(action, "sandbox"),
                NullNode.getInstance(),
                now);
        entry.target(sandbox.id()).complete(200, null);
        add(entry);
    }

    /// Records an action of the server itself.
    void ownAct(DaytonaSandbox sandbox, String action, Instant now) {
        Actor server = new Actor("daytona", "", null, null, null, "scheduler");
        Entry entry = new Entry(
                server,
                sandbox.origin().organization(),
                new CheckedRoute.Act(action, "sandbox"),
                NullNode.getInstance(),
                now);
        entry.target(sandbox.id()).complete(200, null);
        add(entry);
    }

    synchronized void clear() {
        entries.clear();
    }

    /// Returns the entries of one organization, newest first.
    synchronized List<Entry> of(String organization) {
        return entries.reversed().stream()
                .filter(entry -> entry.organization().equals(organization))
                .toList();
    }
}
