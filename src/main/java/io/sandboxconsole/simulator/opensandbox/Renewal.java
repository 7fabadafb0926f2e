package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Moves the expiry of a sandbox to any time in the future, also to an earlier one and beyond the limit for creation.
final class Renewal {

    private static final String INVALID = "DOCKER::INVALID_EXPIRATION";

    private final EngineState state;

    Renewal(EngineState state) {
        this.state = state;
    }

    Reply renew(Call call) {
        Instant requested = requested(FieldNames.byAlias(JsonBody.of(call.request())));
        if (state.docker()) {
            state.sandbox(call.id());
        }
        if (!requested.isAfter(state.now())) {
            throw new ErrorReply(400, INVALID, "The new expiry is not in the future.");
        }
        state.change(call.id(), sandbox -> {
            if (sandbox.expiresAt() == null) {
                throw new ErrorReply(409, INVALID, "This sandbox never expires.");
            }
            return sandbox.withExpiry(requested);
        });
        return Reply.json(
                200,
                json -> json.writeStartObject()
                        .writeStringProperty("expiresAt", requested.toString())
                        .writeEndObject());
    }

    private static Instant requested(FieldPath body) {
        FieldPath path = body.child("expiresAt");
        RequestValidator requestValidator = new RequestValidator();
        if (path.node().isMissingNode()) {
            requestValidator.report("missing", path, "This value is required");
            requestValidator.finish();
        }
        Optional<Instant> read = read(path.node());
        if (read.isEmpty()) {
            requestValidator.report("datetime_from_date_parsing", path, "This should be a date with a time");
            requestValidator.finish();
        }
        return read.orElseThrow().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Instant> read(JsonNode node) {
        try {
            if (node.isNumber() || (node.isString() && RequestValidator.isWhole(node.stringValue()))) {
                return Optional.of(Instant.ofEpochSecond(RequestValidator.number(node)));
            }
            return node.isString() ? Optional.of(parsed(node.stringValue())) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant parsed(String text) {
        TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime time
                ? time.toInstant()
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }
}
