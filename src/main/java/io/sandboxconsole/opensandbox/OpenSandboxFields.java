package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.opensandbox.OpenSandboxError.Flaw;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Maps the engine's error locations to the fields of forms: those of [io.sandboxconsole.sandbox.spec.SpecRules],
/// `expiresAt`, `port`, `volumes`, and `request` for the whole.
///
/// A location is the specification's path (`body`, `resourceLimits`, `cpu`); its first step is dropped, and members
/// that forms name differently are renamed: `resourceLimits` to `resources`, `networkPolicy` to `network`, `image.auth`
/// to `image`.
final class OpenSandboxFields {

    private static final String WHOLE = "request";

    /// An engine may send any number; a longer sentence would be unreadable.
    private static final int MOST_IN_A_SUMMARY = 10;

    private OpenSandboxFields() {}

    /// @param bodyField the field that the members of the body belong to, such as `metadata`
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

    /// Returns the field of an error code, if it has one.
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

    /// Returns the engine's messages about the parts of a request, by form field.
    ///
    /// @param bodyField the field that the members of the body belong to; null where they are fields themselves
    static List<FieldError> fields(OpenSandboxError error, @Nullable String bodyField, Redaction redaction) {
        return error.flaws().stream()
                .map(flaw ->
                        new FieldError(redaction.sentence(of(flaw.location(), bodyField)), message(flaw, redaction)))
                .toList();
    }

    /// Joins the first few errors, each with its field; empty when there are none.
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

    private static Message message(Flaw flaw, Redaction redaction) {
        return flaw.message() == null ? Message.of("problem.flaw") : Message.quoted(redaction.sentence(flaw.message()));
    }
}
