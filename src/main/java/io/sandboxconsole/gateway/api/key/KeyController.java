package io.sandboxconsole.gateway.api.key;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.RepeatableCalls;
import io.sandboxconsole.gateway.api.RepeatableCalls.Call;
import io.sandboxconsole.gateway.api.RepeatableCalls.Made;
import io.sandboxconsole.gateway.api.wire.KeyInfo;
import io.sandboxconsole.gateway.api.wire.KeyInfo.IssuedKeyInfo;
import io.sandboxconsole.gateway.api.wire.KeyRequests.IssueKey;
import io.sandboxconsole.gateway.api.wire.KeyRequests.RenameKey;
import io.sandboxconsole.gateway.api.wire.KeyRequests.RotateKey;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.auth.Caller;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// API keys
///
/// A key manages no keys: these changes take the token of a person.
@ApiController("/api/keys")
class KeyController {

    private final ApiKeys keys;

    private final RepeatableCalls calls;

    private final Clock clock;

    KeyController(ApiKeys keys, RepeatableCalls calls, Clock clock) {
        this.keys = keys;
        this.calls = calls;
        this.clock = clock;
    }

    /// List keys
    ///
    /// Lists the keys that the caller may see, by name.
    ///
    /// @param status only those that are `active`, `expired`, `revoked` or `deleted`
    @GetMapping
    Page<KeyInfo> list(Caller caller, @RequestParam(required = false) @Nullable String status) {
        ApiKey.@Nullable Standing standing =
                status == null ? null : ApiWords.read(ApiKey.Standing.class, status, "status");
        return Page.whole(keys.visible(caller.actor()).stream()
                .filter(key -> reached(caller, key))
                .filter(key -> standing == null || key.standing(clock.instant()) == standing)
                .map(key -> info(caller, key))
                .toList());
    }

    /// Read a key
    ///
    /// @param id the id of the key
    @GetMapping("/{id}")
    KeyInfo read(Caller caller, @PathVariable UUID id) {
        return info(caller, find(caller, id));
    }

    /// Issue a key
    ///
    /// Issues a personal key of the caller's, or a service key of a team. The value is in this answer alone.
    /// With an `Idempotency-Key` a repetition issues no second key, and its answer has no value.
    ///
    /// @param idempotencyKey 1 to 255 printable characters without spaces, of the caller's choice
    @PostMapping
    @RecordedAs(value = "issue-key", permission = Permission.MANAGE_KEYS)
    @ResponseStatus(HttpStatus.CREATED)
    @Confidential
    ResponseEntity<IssuedKeyInfo> issue(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody IssueKey body) {
        var request = request(caller, body);
        return calls.once(
                caller,
                idempotencyKey,
                new Call<>(
                        "POST /api/keys",
                        body,
                        IssuedKeyInfo.class,
                        _ -> {
                            var issued = issued(caller, keys.issue(caller.actor(), request));
                            return new Made<>(
                                    issued,
                                    URI.create("/api/keys/" + issued.key().id()));
                        },
                        _ -> Optional.empty(),
                        answer -> new IssuedKeyInfo(answer.key(), null)));
    }

    /// Rename a key
    ///
    /// Renames a key. What it has created keeps the old name.
    ///
    /// @param id the id of the key
    @PatchMapping("/{id}")
    @RecordedAs(value = "rename-key", permission = Permission.MANAGE_KEYS)
    KeyInfo rename(Caller caller, @PathVariable UUID id, @RequestBody RenameKey body) {
        return info(caller, keys.rename(caller.actor(), require(caller, id), body.name()));
    }

    /// Rotate a key
    ///
    /// Gives a key another value, which is in this answer alone.
    ///
    /// @param id the id of the key
    @PostMapping("/{id}/rotate")
    @RecordedAs(value = "rotate-key", permission = Permission.MANAGE_KEYS)
    @Confidential
    IssuedKeyInfo rotate(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable RotateKey body) {
        @Nullable Duration overlap = body == null ? null : body.overlap();
        return issued(
                caller, keys.rotate(caller.actor(), require(caller, id), overlap == null ? Duration.ZERO : overlap));
    }

    /// Revoke a key
    ///
    /// Ends a key at once. It stays in the list.
    ///
    /// @param id the id of the key
    @PostMapping("/{id}/revoke")
    @RecordedAs(value = "revoke-key", permission = Permission.MANAGE_KEYS)
    KeyInfo revoke(Caller caller, @PathVariable UUID id) {
        keys.revoke(caller.actor(), require(caller, id));
        return info(caller, find(caller, id));
    }

    /// Delete a key
    ///
    /// Ends a key at once and for good. Its name survives in the records of what it did.
    ///
    /// @param id the id of the key
    @DeleteMapping("/{id}")
    @RecordedAs(value = "delete-key", permission = Permission.MANAGE_KEYS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        keys.delete(caller.actor(), require(caller, id));
    }

    /// A caller for one connection knows no other keys, and issues none that reach further.
    private static boolean reached(Caller caller, ApiKey key) {
        return caller.connection() == null || caller.connection().value().equals(key.connection());
    }

    private ApiKey find(Caller caller, UUID id) {
        return keys.visible(caller.actor()).stream()
                .filter(key -> key.id().equals(id) && reached(caller, key))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                                ProblemType.NOT_FOUND, "There is no key %s, or none that you may see.".formatted(id))
                        .denied(keys.exists(id)));
    }

    /// The service itself hides and records a key that the caller may not see.
    private UUID require(Caller caller, UUID id) {
        return caller.connection() == null ? id : find(caller, id).id();
    }

    private static KeyRequest request(Caller caller, IssueKey body) {
        if (caller.connection() != null && !caller.connection().value().equals(body.connection())) {
            throw new ApiProblem(
                            ProblemType.OUT_OF_SCOPE,
                            "Your key is for the connection “%s”, and so must be a key that you issue."
                                    .formatted(caller.connection()))
                    .field("connection");
        }
        var role = ApiWords.read(Role.class, body.role(), "role");
        return new KeyRequest(
                body.name(),
                body.team() == null ? Kind.PERSONAL : Kind.SERVICE,
                body.team(),
                role,
                body.connection(),
                body.expiresAt(),
                new Limits(body.requestsPerMinute(), body.sandboxes()));
    }

    private IssuedKeyInfo issued(Caller caller, IssuedKey issued) {
        return new IssuedKeyInfo(info(caller, issued.key()), issued.value());
    }

    private KeyInfo info(Caller caller, ApiKey key) {
        return KeyMapper.of(key, key.standing(clock.instant()), keys.mayChange(caller.actor(), key));
    }
}
