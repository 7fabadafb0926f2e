package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.opensandbox.OpenSandboxError.Flaw;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names the parts of a request as forms know them: those of [io.sandboxconsole.sandbox.spec.SpecRules], `expiresAt`,
/// `port`, `volumes`, and `request` for the whole.
///
/// A place is the specification's way to it (`body`, `resourceLimits`, `cpu`); its first step is dropped, and what our
/// forms call otherwise is renamed: `resourceLimits` to `resources`, `networkPolicy` to `network`, `image.auth` to
/// `image`.
final class OpenSandboxFields {

    private static final String WHOLE = "request";

    /// An engine may send any number; a sentence with more could not be read.
    private static final int MOST_IN_A_SUMMARY = 10;

    private OpenSandboxFields() {}

    /// @param bodyField what the members of the body belong to, such as `metadata`
    static String of(List<String> location, @Nullable String bodyField) {
        if (location.size() < 2 || location.get(1).matches("[0-9]+")) {
            return WHOLE;
        }
        List<String> steps = new ArrayList<>(location.subList(1, location.size()));
        if (bodyField != null) {
            return bodyField + "." + String.join(".", steps);
        }
        if (steps.size() > 1 && steps.get(0).equals("image") && steps.get(1).equals("auth")) {
            steps.remove(1);
        }
        steps.set(0, renamed(steps.getFirst()));
        return String.join(".", steps);
    }

    private static String renamed(String member) {
        return switch (member) {
            case "resourceLimits" -> "resources";
            case "networkPolicy" -> "network";
            default -> member;
        };
    }

    /// The field that an error code speaks of, if it speaks of one.
    static Optional<String> ofCode(String code) {
        if (code.startsWith("VOLUME::")) {
            return Optional.of("volumes");
        }
        return Optional.ofNullable(
                switch (code) {
                    case "SANDBOX::INVALID_METADATA_LABEL", "INVALID_METADATA_LABEL" -> "metadata";
                    case "DOCKER::INVALID_EXPIRATION" -> "expiresAt";
                    case "DOCKER::INVALID_ENTRYPOINT" -> "entrypoint";
                    case "DOCKER::INVALID_PORT" -> "port";
                    default -> null;
                });
    }

    /// What an engine finds wrong with the parts of a request, in its own words, at the fields as our forms know them.
    ///
    /// @param bodyField what the members of the request's body belong to; absent when they stand for themselves
    static List<FieldError> fields(OpenSandboxError refusal, @Nullable String bodyField, Redaction redaction) {
        return refusal.flaws().stream()
                .map(flaw -> new FieldError(redaction.sentence(of(flaw.location(), bodyField)), said(flaw, redaction)))
                .toList();
    }

    /// The first few, each with its place; nothing when there are none.
    static Optional<Message> summary(List<FieldError> fields) {
        return fields.stream()
                .limit(MOST_IN_A_SUMMARY)
                .map(OpenSandboxFields::sentence)
                .reduce((before, next) -> Message.of("problem.and", before, next));
    }

    private static Message sentence(FieldError error) {
        return error.message().toString().endsWith(".")
                ? Message.of("problem.field", error.field(), error.message())
                : Message.of("problem.field.open", error.field(), error.message());
    }

    private static Message said(Flaw flaw, Redaction redaction) {
        return flaw.message() == null ? Message.of("problem.flaw") : Message.quoted(redaction.sentence(flaw.message()));
    }
}
