package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.EngineRefusal.Flaw;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an engine finds wrong with the parts of a request, in its own words, at the fields as our forms know them.
final class OpenSandboxFlaws {

    /// An engine may send any number; a sentence with more could not be read.
    private static final int MOST_IN_A_SUMMARY = 10;

    private OpenSandboxFlaws() {}

    /// @param bodyField what the members of the request's body belong to; absent when they stand for themselves
    static List<FieldError> fields(EngineRefusal refusal, @Nullable String bodyField, Redaction redaction) {
        return refusal.flaws().stream()
                .map(flaw -> new FieldError(
                        redaction.sentence(OpenSandboxFields.of(flaw.location(), bodyField)), said(flaw, redaction)))
                .toList();
    }

    /// The first few, each with its place; nothing when there are none.
    static Optional<Phrase> summary(List<FieldError> fields) {
        return fields.stream()
                .limit(MOST_IN_A_SUMMARY)
                .map(OpenSandboxFlaws::sentence)
                .reduce((before, next) -> Phrase.of("problem.and", before, next));
    }

    private static Phrase sentence(FieldError error) {
        return error.message().toString().endsWith(".")
                ? Phrase.of("problem.field", error.field(), error.message())
                : Phrase.of("problem.field.open", error.field(), error.message());
    }

    private static Phrase said(Flaw flaw, Redaction redaction) {
        return flaw.message() == null ? Phrase.of("problem.flaw") : Phrase.quoted(redaction.sentence(flaw.message()));
    }
}
