package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request is about, for the sentences that tell of its failure.
///
/// @param doing what an engine without support for it does not support, such as `pausing`
/// @param what what the engine may not know, such as `the sandbox 5f2c`
/// @param changing whether something may have changed although the answer was lost
/// @param bodyField what the members of the request's body belong to; absent when they stand for themselves
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
