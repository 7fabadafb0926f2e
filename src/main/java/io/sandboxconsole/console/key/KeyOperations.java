package io.sandboxconsole.console.key;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.IssueOptions;
import io.sandboxconsole.apikey.IssuePolicy;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyNames;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Reads and changes keys in the background, as the person at the browser.
@Component
class KeyOperations {

    private final ApiKeys keys;

    private final IssuePolicy policy;

    private final Inventory inventory;

    private final Background background;

    private final CurrentActor currentActor;

    private final AuditReader auditReader;

    private final Clock clock;

    KeyOperations(
            ApiKeys keys,
            IssuePolicy policy,
            Inventory inventory,
            Background background,
            CurrentActor currentActor,
            AuditReader auditReader,
            Clock clock) {
        this.keys = keys;
        this.policy = policy;
        this.inventory = inventory;
        this.background = background;
        this.currentActor = currentActor;
        this.auditReader = auditReader;
        this.clock = clock;
    }

    /// The options for the person's new key.
    IssueOptions options() {
        return policy.of(currentActor.get());
    }

    boolean signedIn() {
        return currentActor.find().isPresent();
    }

    Actor actor() {
        return currentActor.get();
    }

    Instant now() {
        return clock.instant();
    }

    /// All teams of visible sandboxes, for a person who may issue keys for every team.
    Set<String> teams() {
        return counts(currentActor.get(), "team").keySet().stream()
                .filter(team -> !team.equals("none"))
                .collect(Collectors.toSet());
    }

    void read(UI ui, Consumer<AsyncResult<List<KeyRow>>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> lines(actor, keys.visible(actor)), listener);
    }

    /// Reads the key as it is now.
    void read(UI ui, UUID id, Consumer<AsyncResult<KeyRow>> listener) {
        var actor = currentActor.get();
        background.call(
                ui,
                () -> lines(actor, keys.visible(actor)).stream()
                        .filter(line -> line.key().id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new RequestRefused("not-found", Message.of("problem.key.not-found", id.toString()))),
                listener);
    }

    /// Whether the person may read what keys did.
    boolean mayReadTrail() {
        return auditReader.permitsOthers(currentActor.get());
    }

    void issue(UI ui, KeyRequest request, Consumer<AsyncResult<IssuedKey>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> keys.issue(actor, request), listener);
    }

    void rotate(UI ui, UUID id, Duration overlap, Consumer<AsyncResult<IssuedKey>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> keys.rotate(actor, id, overlap), listener);
    }

    void rename(UI ui, UUID id, String name, Consumer<AsyncResult<ApiKey>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> keys.rename(actor, id, name), listener);
    }

    void revoke(UI ui, UUID id, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> keys.revoke(actor, id), listener);
    }

    void delete(UI ui, UUID id, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> keys.delete(actor, id), listener);
    }

    private List<KeyRow> lines(Actor actor, List<ApiKey> visible) {
        var now = clock.instant();
        Map<String, Integer> counts = counts(actor, "creator");
        Map<String, Set<String>> byLook =
                visible.stream().map(ApiKey::name).collect(Collectors.groupingBy(KeyNames::look, Collectors.toSet()));
        return visible.stream()
                .map(key -> new KeyRow(
                        key,
                        KeyStatus.of(key, now),
                        counts.getOrDefault(key.actorId().label(), 0),
                        keys.mayChange(actor, key),
                        byLook.getOrDefault(KeyNames.look(key.name()), Set.of()).size() > 1,
                        actor.id().label().equals(key.owner())))
                .toList();
    }

    private Map<String, Integer> counts(Actor actor, String field) {
        return inventory.facets(actor, SandboxFilter.EVERYTHING, Set.of(field)).of(field).values().stream()
                .collect(Collectors.toMap(Value::value, Value::count));
    }
}
