package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PackedEventsTests {

    private static final SandboxId ID = new SandboxId(new ConnectionId("prod"), "sb-1");

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

    private static final List<String> TEXTS =
            List.of("state", "running", "Running", "", "zh 沙箱", "half \uD800", "\u0000\u0001", "x".repeat(300), "𐐷");

    @Test
    void any_events_are_read_as_they_were_written() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<HistoryEvent> events = new ArrayList<>();
            int sequence = random.nextInt(3);
            for (int i = random.nextInt(30); i >= 0; i--) {
                sequence += 1 + random.nextInt(2);
                events.add(event(sequence, random));
            }

            assertThat(PackedEvents.read(ID, PackedEvents.written(events))).isEqualTo(events);
        }
    }

    private static HistoryEvent event(int sequence, Random random) {
        List<FieldChange> changes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            changes.add(new FieldChange("field-" + i, text(random), text(random)));
        }
        Instant at = NOW.plusSeconds(random.nextInt(100_000) - 50_000L).plusNanos(random.nextInt(1_000) * 1_000L);
        return new HistoryEvent(
                ID,
                sequence,
                at,
                random.nextBoolean() ? null : at.minusSeconds(random.nextLong(10_000_000_000L)),
                Kind.values()[random.nextInt(Kind.values().length)],
                Origin.values()[random.nextInt(Origin.values().length)],
                random.nextBoolean(),
                changes,
                random.nextInt(5) > 0 ? null : new UUID(random.nextLong(), random.nextLong()));
    }

    private static String text(Random random) {
        return random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    @Test
    void a_text_stands_once_and_a_value_that_follows_from_the_change_before_not_at_all() {
        String unusual = "The container is running, and its image is the newest of all";
        List<HistoryEvent> events = new ArrayList<>();
        String before = null;
        for (int i = 1; i <= 12; i++) {
            String after = i % 2 == 0 ? unusual : "paused";
            events.add(changed(i, new FieldChange("message", before, after)));
            before = after;
        }

        assertThat(PackedEvents.written(events).length).isLessThan(240);
    }

    @Test
    void what_this_version_has_written_stays_readable() {
        List<HistoryEvent> events = List.of(
                changed(1, new FieldChange("state", "running", "ml")),
                changed(2, new FieldChange("state", "ml", null)));

        byte[] packed = HexFormat.of().parseHex("0101026d6c020180e5fbf5ffacb006000308010c193001809c9c39000308010c0100");

        assertThat(PackedEvents.written(events)).isEqualTo(packed);
        assertThat(PackedEvents.read(ID, packed)).isEqualTo(events);
    }

    @Test
    void a_pack_of_a_later_version_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PackedEvents.read(ID, new byte[] {2, 0, 0}))
                .withMessage("Events are packed in version 2, not 1.");
    }

    private static HistoryEvent changed(int sequence, FieldChange change) {
        return new HistoryEvent(
                ID,
                sequence,
                NOW.plusSeconds(60L * sequence),
                null,
                Kind.CHANGED,
                Origin.LISTING,
                false,
                List.of(change),
                null);
    }
}
