package io.sandboxconsole.simulator;

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

    private final World world;

    Renewal(World world) {
        this.world = world;
    }

    Reply renew(Call call) {
        Instant wanted = wanted(JsonBody.of(call.request()));
        if (world.docker()) {
            world.sandbox(call.id());
        }
        if (!wanted.isAfter(world.now())) {
            throw new Rejection(400, INVALID, "The new expiry is not in the future.");
        }
        world.change(call.id(), sandbox -> {
            if (sandbox.expiresAt() == null) {
                throw new Rejection(409, INVALID, "This sandbox never expires.");
            }
            return sandbox.withExpiry(wanted);
        });
        return Reply.json(
                200,
                json -> json.writeStartObject()
                        .writeStringProperty("expiresAt", wanted.toString())
                        .writeEndObject());
    }

    private static Instant wanted(Spot body) {
        Spot spot = body.child("expiresAt");
        Checker checker = new Checker();
        if (spot.node().isMissingNode()) {
            checker.report("missing", spot, "This value is required");
            checker.finish();
        }
        Optional<Instant> read = read(spot.node());
        if (read.isEmpty()) {
            checker.report("datetime_from_date_parsing", spot, "This should be a date with a time");
            checker.finish();
        }
        return read.orElseThrow().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Instant> read(JsonNode node) {
        try {
            if (node.isNumber() || (node.isString() && Checker.isWhole(node.stringValue()))) {
                return Optional.of(Instant.ofEpochSecond(Checker.number(node)));
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
