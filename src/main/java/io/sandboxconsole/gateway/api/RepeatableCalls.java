package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.IdempotencyRepository.First;
import io.sandboxconsole.gateway.IdempotencyRepository.Key;
import io.sandboxconsole.gateway.IdempotentCalls;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes each call that creates something once, however often a caller repeats it under one `Idempotency-Key`
/// within a day: repetitions get the first answer, without secrets. Safe for use by several threads.
@Component
public class RepeatableCalls {

    private final IdempotentCalls idempotent;

    RepeatableCalls(IdempotentCalls idempotent) {
        this.idempotent = idempotent;
    }

    /// A call that creates something.
    ///
    /// @param <T> the type of the answer
    /// @param route its method and path
    /// @param body what was sent
    /// @param type of the answer
    /// @param make makes it, with a label that is the same in each repetition
    /// @param find finds what an earlier attempt with that label has made, whose answer was lost
    /// @param kept the answer without its secrets, for repetitions
    public record Call<T>(
            String route,
            Object body,
            Class<T> type,
            Function<String, Made<T>> make,
            Function<String, Optional<Made<T>>> find,
            Function<T, T> kept) {

        /// A call that makes nothing outside of the console's database, and whose answer holds no secret.
        public static <T> Call<T> of(String route, Object body, Class<T> type, Function<String, Made<T>> make) {
            return new Call<>(route, body, type, make, _ -> Optional.empty(), made -> made);
        }
    }

    /// What was created, and where it is.
    public record Made<T>(T answer, @Nullable URI location) {}

    /// Makes the call, or repeats its first answer.
    ///
    /// @param key the header `Idempotency-Key`; absent for a call that is not to be repeated
    /// @throws ApiError if the key is not valid, belongs to another call, or that call is not answered yet
    public <T> ResponseEntity<T> once(Caller caller, @Nullable String key, Call<T> call) {
        String label = ReservedMetadata.newRequest();
        if (key == null) {
            return created(call.make().apply(label));
        }
        return idempotent.once(
                new Key("api", caller.actor().id().label(), IdempotentCalls.requireKey(key)),
                fingerprint(call),
                label,
                new IdempotentCalls.Call<>(
                        call.make(),
                        call.find(),
                        made -> kept(made, call),
                        RepeatableCalls::created,
                        first -> replayed(first, call)));
    }

    private static <T> First kept(Made<T> made, Call<T> call) {
        return new First(
                HttpStatus.CREATED.value(),
                made.location() == null ? null : made.location().toString(),
                ApiJson.MAPPER.writeValueAsBytes(call.kept().apply(made.answer())));
    }

    private static <T> ResponseEntity<T> created(Made<T> made) {
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        return (made.location() == null ? answer : answer.location(made.location())).body(made.answer());
    }

    private static <T> ResponseEntity<T> replayed(First first, Call<T> call) {
        var answer = ResponseEntity.status(first.status()).header("Idempotent-Replay", "true");
        return (first.location() == null ? answer : answer.location(URI.create(first.location())))
                .body(ApiJson.MAPPER.readValue(first.body(), call.type()));
    }

    private static String fingerprint(Call<?> call) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((call.route() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(ApiJson.MAPPER.writeValueAsBytes(call.body())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
