package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadableRowsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static UnreadableRow row(int position, @Nullable String id, @Nullable String name, String team) {
        return new UnreadableRow(position, id, name, team, null, List.of(Message.of("problem.row.no-id")));
    }

    private static String words(List<UnreadableRow> rows) {
        var notes = new UnreadableRows(row -> "mine".equals(row.team()));
        notes.show(List.of(new ConnectionHealth(
                new ConnectionId("prod"),
                "Production",
                "OpenSandbox",
                Status.UP,
                Message.quoted("Up."),
                NOW,
                NOW,
                NOW.plusSeconds(20),
                7,
                null,
                null,
                rows,
                new ConnectionHealth.Pace(Duration.ofSeconds(20), false, null))));
        return notes.getElement().getTextRecursively();
    }

    @Test
    void where_all_rows_could_be_read_nothing_is_said() {
        assertThat(words(List.of())).isEmpty();
    }

    @Test
    void how_many_which_and_why_are_told() {
        String words = words(List.of(row(17, null, "web", "mine"), row(18, null, null, "mine")));

        assertThat(words)
                .contains("2 rows of “Production” could not be read and are missing here")
                .contains("Row 17, “web”: The id is missing.")
                .contains("Row 18: The id is missing.");
    }

    @Test
    void a_row_that_is_shown_in_part_is_told_apart() {
        assertThat(words(List.of(row(3, "5f2c", null, "mine"))))
                .contains("One sandbox of “Production” could only be read in part", "Row 3, “5f2c”")
                .doesNotContain("missing here");
    }

    @Test
    void a_row_of_another_team_is_counted_and_not_named() {
        assertThat(words(List.of(row(1, null, "theirs", "other"), row(2, null, "ours", "mine"))))
                .contains("2 rows of “Production”", "“ours”", "One more row is not named here.")
                .doesNotContain("theirs");
    }

    @Test
    void a_name_of_any_length_and_rows_of_any_number_stay_short() {
        String words = words(IntStream.range(0, 2_000)
                .mapToObj(i -> row(i, null, "x".repeat(4_000), "mine"))
                .toList());

        assertThat(words).hasSizeLessThan(20_000).contains("1,950 more rows");
    }
}
