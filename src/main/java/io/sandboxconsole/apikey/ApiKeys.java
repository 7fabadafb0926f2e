package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.apikey.ApiKey.Standing;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.attribution.ApiKeyDeleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Issues, changes and authenticates named keys. Every change passes [Guard], and no value or hash enters a row of the
/// audit trail.
///
/// Safe for use by several threads; calls may throw a [org.springframework.dao.DataAccessException].
@Service
public class ApiKeys {

    /// The length of the column: an identity provider's name of a person may be longer.
    private static final int MAXIMUM_PERSON = 255;

    private final ApiKeyStore store;

    private final KeyAuthentication authentication;

    private final Guard guard;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    ApiKeys(
            ApiKeyStore store,
            KeyAuthentication authentication,
            Guard guard,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.authentication = authentication;
        this.guard = guard;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the keys that `actor` may see, deleted ones too, by name.
    @Blocking
    public List<ApiKey> visible(Actor actor) {
        var accessScope = guard.scope(actor, Permission.READ_KEYS);
        return store.all().stream()
                .filter(key -> accessScope.covers(key.team(), key.owner()))
                .toList();
    }

    /// The names of other keys are compared only as far as the actor may see them.
    private List<String> names(Actor actor) {
        return visible(actor).stream().map(ApiKey::name).toList();
    }

    /// Returns whether `actor` may change `key`; for showing and hiding.
    public boolean mayChange(Actor actor, ApiKey key) {
        return guard.allows(actor, operation("change-key", key));
    }

    /// Issues a key; a personal one is `actor`'s own.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if the actor may not have such a key
    /// @throws RequestRefused if the request breaks a rule, its name imitates another key's, or the server has no
    /// secret to hash the value
    @Blocking
    public IssuedKey issue(Actor actor, KeyRequest request) {
        @Nullable String owner = request.team() == null ? actor.id().label() : null;
        var target = new Target(request.connection(), null, request.name(), request.team(), owner);
        return guard.call(
                actor,
                new Operation("issue-key", Permission.MANAGE_KEYS, target).changing(KeyFields.of(request)),
                () -> store.issue(request, owner, step(actor), names(actor)),
                issued -> operation("issue-key", issued.key()).target());
    }

    /// Gives a key another value; the present one stays valid for `overlap`, the previous one becomes invalid.
    ///
    /// @throws RequestRefused if the actor sees no such key, it acts for another person, it has ended, or the
    /// overlap is too long
    @Blocking
    public IssuedKey rotate(Actor actor, UUID id, Duration overlap) {
        var key = find(actor, "rotate-key", id);
        var changes = FieldChanges.NONE
                .andSecret("value")
                .and("previous-value-until", null, clock.instant().plus(overlap));
        return guard.call(actor, operation("rotate-key", key).changing(changes), () -> {
            var now = clock.instant();
            // Another actor that got the value would act in that person's name.
            if (key.owner() != null && !key.owner().equals(actor.id().label())) {
                throw new RequestRefused("not-yours", Message.of("problem.key.not-yours", key.name()));
            }
            if (key.standing(now) != Standing.ACTIVE) {
                throw new RequestRefused("key-ended", Message.of("problem.key.ended", key.name()));
            }
            return store.rotate(key, now, overlap);
        });
    }

    /// Renames a key; the records of its past creations keep the old name.
    ///
    /// @throws RequestRefused if the actor sees no such key, it is deleted, or the name breaks a rule or imitates
    /// another key's
    @Blocking
    public ApiKey rename(Actor actor, UUID id, String name) {
        var key = find(actor, "rename-key", id);
        var operation = operation("rename-key", key).changing(FieldChanges.NONE.and("name", key.name(), name.strip()));
        return guard.call(
                actor,
                operation,
                () -> store.rename(key, name.strip(), names(actor)),
                renamed -> operation("rename-key", renamed).target());
    }

    /// Revokes a key at once; one that is revoked already stays as it is.
    ///
    /// @throws RequestRefused if the actor sees no such key
    @Blocking
    public void revoke(Actor actor, UUID id) {
        change(actor, "revoke-key", Standing.REVOKED, id, key -> store.revoke(key, step(actor)));
    }

    /// Deletes a key at once and for good; its name survives in the records of its acts.
    ///
    /// @throws RequestRefused if the actor sees no such key
    @Blocking
    public void delete(Actor actor, UUID id) {
        change(actor, "delete-key", Standing.DELETED, id, key -> {
            store.delete(key, step(actor));
            events.publishEvent(new ApiKeyDeleted(key.actorId().label()));
        });
    }

    /// Authenticates a call from `address` by its key's `value`. Answers from memory for keys seen within seconds.
    @Blocking
    public Authentication authenticate(
            String value, Instant when, @Nullable String address, @Nullable String userAgent) {
        return authentication.authenticate(value, new Use(when, address, userAgent));
    }

    /// Authenticates anew a caller from `address` whose key was proven before. Answers from memory for keys seen within
    /// seconds.
    @Blocking
    public Authentication authenticate(UUID id, Instant when, @Nullable String address) {
        return authentication.authenticate(id, when, address);
    }

    private void change(Actor actor, String action, Standing after, UUID id, Consumer<ApiKey> work) {
        var key = find(actor, action, id);
        var changes = KeyFields.standing(key.standing(clock.instant()), after);
        guard.run(actor, operation(action, key).changing(changes), () -> work.accept(key));
    }

    private ApiKey find(Actor actor, String action, UUID id) {
        var accessScope = guard.scope(actor, Permission.READ_KEYS);
        var key = store.find(id);
        return key.filter(found -> accessScope.covers(found.team(), found.owner()))
                .orElseThrow(() -> {
                    // To the actor it reads alike whether there is one.
                    var refusal = new RequestRefused(
                            "not-found", Message.of("problem.key.not-found", id.toString()), key.isPresent());
                    guard.failed(actor, new Operation(action, Permission.MANAGE_KEYS, Target.CONSOLE), refusal);
                    return refusal;
                });
    }

    /// Returns whether there is or was a key of this id, whoever may see it.
    @Blocking
    public boolean exists(UUID id) {
        return store.find(id).isPresent();
    }

    /// Names the key with the beginning of its value, which distinguishes keys of one name.
    private static Operation operation(String action, ApiKey key) {
        String name = "%s (%s)".formatted(key.name(), key.lookup());
        return new Operation(
                action, Permission.MANAGE_KEYS, new Target(key.connection(), null, name, key.team(), key.owner()));
    }

    private Step step(Actor actor) {
        String name = actor.name().replace('\0', ' ');
        return new Step(
                clock.instant(), actor.id().label(), name.substring(0, Math.min(name.length(), MAXIMUM_PERSON)));
    }
}
