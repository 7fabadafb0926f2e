package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The subject of a request, for messages about its failure.
///
/// @param doing the operation, such as `pausing`, for an engine that does not support it
/// @param what the resource, such as `the sandbox 5f2c`, for an engine that does not know it
/// @param changing whether the engine's state may have changed although the response was lost
/// @param bodyField the field that the members of the request's body belong to; absent when they stand for themselves
/// @param secrets texts in the request that must not come back in a message
public record RequestSubject(
        Message doing,
        Message what,
        boolean changing,
        @Nullable String bodyField,
        Collection<String> secrets) {

    public static RequestSubject reading(Message doing, Message what) {
        return new RequestSubject(doing, what, false, null, List.of());
    }

    public static RequestSubject changing(Message doing, Message what) {
        return new RequestSubject(doing, what, true, null, List.of());
    }

    public RequestSubject withBodyField(String field) {
        return new RequestSubject(doing, what, changing, field, secrets);
    }

    public RequestSubject withSecrets(Collection<String> texts) {
        return new RequestSubject(doing, what, changing, bodyField, List.copyOf(texts));
    }
}
