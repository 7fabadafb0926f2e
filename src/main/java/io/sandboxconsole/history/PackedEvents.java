package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.SandboxId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes all events of a sandbox as a few bytes and reads them back: each text once, moments as differences, and no
/// value before a change that the change before it has left. Events are in the order of their sequence, and their
/// moments whole microseconds.
public final class PackedEvents {

    private static final int VERSION = 1;

    /// Texts that most sandboxes have, and that no pack repeats. Their places are part of the format: only ever
    /// append, with a new version.
    private static final List<String> KNOWN = List.of(
            "FIRST_SEEN",
            "CHANGED",
            "ENDED",
            "RETURNED",
            "CAUSE_FOUND",
            "OWN_ACT",
            "LISTING",
            "SINGLE_READ",
            "ENGINE_LOG",
            "COMPARISON",
            "state",
            "word",
            "reason",
            "message",
            "since",
            "expires",
            "activity",
            "cause",
            "ended-by",
            "creator",
            "owner",
            "team",
            "pending",
            "running",
            "pausing",
            "paused",
            "resuming",
            "stopping",
            "stopped",
            "terminated",
            "failed",
            "archived",
            "Pending",
            "Running",
            "Pausing",
            "Paused",
            "Resuming",
            "Stopping",
            "Terminated",
            "Failed",
            "creating",
            "starting",
            "started",
            "yes",
            "gone",
            "expired");

    private static final int GAP = 1;

    private static final int HAS_ENGINE_TIME = 2;

    private static final int HAS_OPERATION = 4;

    /// In place of a text: there is none.
    private static final int ABSENT = 0;

    /// In place of the value before a change: what the change before it has left.
    private static final int AS_LEFT = 1;

    private static final int FIRST_TEXT = 2;

    private PackedEvents() {}

    /// Returns the bytes of `events`.
    public static byte[] written(List<HistoryEvent> events) {
        var texts = new Texts();
        var body = new PackedBytes.Writer();
        body.number(events.size());
        Map<String, @Nullable String> left = new HashMap<>();
        int sequence = 0;
        long at = 0;
        for (HistoryEvent event : events) {
            body.number(event.sequence() - sequence);
            body.signed(micros(event.at()) - at);
            sequence = event.sequence();
            at = micros(event.at());
            write(event, at, body, texts);
            body.number(event.changes().size());
            for (FieldChange change : event.changes()) {
                body.number(texts.place(change.field()));
                boolean asLeft =
                        left.containsKey(change.field()) && Objects.equals(left.get(change.field()), change.before());
                body.number(asLeft ? AS_LEFT : texts.place(change.before()));
                body.number(texts.place(change.after()));
                left.put(change.field(), change.after());
            }
        }
        var whole = new PackedBytes.Writer();
        whole.number(VERSION);
        whole.number(texts.own.size());
        texts.own.forEach(whole::text);
        whole.append(body);
        return whole.bytes();
    }

    /// Returns the moment of the oldest of `events`, of which there is one at least.
    public static Instant oldest(List<HistoryEvent> events) {
        return Collections.min(events.stream().map(HistoryEvent::at).toList());
    }

    private static void write(HistoryEvent event, long at, PackedBytes.Writer body, Texts texts) {
        Instant engineAt = event.engineAt();
        UUID operation = event.operation();
        body.number((event.gap() ? GAP : 0)
                | (engineAt == null ? 0 : HAS_ENGINE_TIME)
                | (operation == null ? 0 : HAS_OPERATION));
        body.number(texts.place(event.kind().name()));
        body.number(texts.place(event.origin().name()));
        if (engineAt != null) {
            body.signed(micros(engineAt) - at);
        }
        if (operation != null) {
            body.fixed(operation.getMostSignificantBits());
            body.fixed(operation.getLeastSignificantBits());
        }
    }

    /// Reads what [#written] has returned.
    public static List<HistoryEvent> read(SandboxId sandbox, byte[] packed) {
        var bytes = new PackedBytes.Reader(packed);
        int version = bytes.number();
        if (version != VERSION) {
            throw new IllegalStateException("Events are packed in version %d, not %d.".formatted(version, VERSION));
        }
        List<String> texts = new ArrayList<>(KNOWN);
        int own = bytes.number();
        for (int i = 0; i < own; i++) {
            texts.add(bytes.text());
        }
        int size = bytes.number();
        List<HistoryEvent> events = new ArrayList<>(size);
        Map<String, @Nullable String> left = new HashMap<>();
        int sequence = 0;
        long at = 0;
        for (int i = 0; i < size; i++) {
            sequence += bytes.number();
            at += bytes.signed();
            events.add(event(sandbox, sequence, at, bytes, texts, left));
        }
        return events;
    }

    private static HistoryEvent event(
            SandboxId sandbox,
            int sequence,
            long at,
            PackedBytes.Reader bytes,
            List<String> texts,
            Map<String, @Nullable String> left) {
        int flags = bytes.number();
        Kind kind = Kind.valueOf(String.valueOf(text(bytes.number(), texts)));
        Origin origin = Origin.valueOf(String.valueOf(text(bytes.number(), texts)));
        Instant engineAt = (flags & HAS_ENGINE_TIME) == 0 ? null : moment(at + bytes.signed());
        UUID operation = (flags & HAS_OPERATION) == 0 ? null : new UUID(bytes.fixed(), bytes.fixed());
        int size = bytes.number();
        List<FieldChange> changes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String field = String.valueOf(text(bytes.number(), texts));
            int before = bytes.number();
            String was = before == AS_LEFT ? left.get(field) : text(before, texts);
            String is = text(bytes.number(), texts);
            changes.add(new FieldChange(field, was, is));
            left.put(field, is);
        }
        return new HistoryEvent(
                sandbox, sequence, moment(at), engineAt, kind, origin, (flags & GAP) != 0, changes, operation);
    }

    private static @Nullable String text(int place, List<String> texts) {
        return place == ABSENT ? null : texts.get(place - FIRST_TEXT);
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, LifeColumns.stored(moment));
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// The texts of a pack, each once.
    private static final class Texts {

        private static final Map<String, Integer> PLACES = places();

        private final List<String> own = new ArrayList<>();

        private final Map<String, Integer> places = new HashMap<>();

        private static Map<String, Integer> places() {
            Map<String, Integer> places = new HashMap<>();
            KNOWN.forEach(text -> places.put(text, places.size() + FIRST_TEXT));
            return Map.copyOf(places);
        }

        int place(@Nullable String text) {
            if (text == null) {
                return ABSENT;
            }
            Integer known = PLACES.get(text);
            return known != null
                    ? known
                    : places.computeIfAbsent(text, added -> {
                        own.add(added);
                        return KNOWN.size() + own.size() - 1 + FIRST_TEXT;
                    });
        }
    }

    /// Numbers and texts as bytes, the smaller the fewer: seven bits of a number to a byte, the lowest first.
    private static final class PackedBytes {

        private static final int LOW_BITS = 0x7F;

        private static final int MORE = 0x80;

        private PackedBytes() {}

        /// Writes numbers and texts.
        static final class Writer {

            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            /// Writes a number that is not negative in few bytes, another one in ten.
            void number(long number) {
                long rest = number;
                while ((rest & ~LOW_BITS) != 0) {
                    bytes.write((int) (rest & LOW_BITS) | MORE);
                    rest >>>= 7;
                }
                bytes.write((int) rest);
            }

            /// Writes a number around zero in few bytes.
            void signed(long number) {
                number((number << 1) ^ (number >> (Long.SIZE - 1)));
            }

            /// Writes a number in eight bytes.
            void fixed(long number) {
                bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            }

            /// Writes a text by its `char` values, so that half a character stays what it is.
            void text(String text) {
                number(text.length());
                text.chars().forEach(this::number);
            }

            void append(Writer other) {
                bytes.writeBytes(other.bytes());
            }

            byte[] bytes() {
                return bytes.toByteArray();
            }
        }

        /// Reads what a [Writer] has written, in the same order.
        static final class Reader {

            private final ByteBuffer bytes;

            Reader(byte[] bytes) {
                this.bytes = ByteBuffer.wrap(bytes);
            }

            int number() {
                return Math.toIntExact(big());
            }

            private long big() {
                long number = 0;
                int shift = 0;
                long part = bytes.get();
                while ((part & MORE) != 0) {
                    number |= (part & LOW_BITS) << shift;
                    shift += 7;
                    part = bytes.get();
                }
                return number | part << shift;
            }

            long signed() {
                long number = big();
                return (number >>> 1) ^ -(number & 1);
            }

            long fixed() {
                return bytes.getLong();
            }

            String text() {
                var text = new char[number()];
                for (int i = 0; i < text.length; i++) {
                    text[i] = (char) number();
                }
                return new String(text);
            }
        }
    }
}
