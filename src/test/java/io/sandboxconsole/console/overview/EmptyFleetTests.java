package io.sandboxconsole.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Pace;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmptyFleetTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final EmptyFleet emptyFleet = new EmptyFleet();

    @Test
    void without_a_connection_an_administrator_is_named_who_sets_one() {
        emptyFleet.show(List.of(), true);

        assertThat(text()).contains("No engine is connected", "OPENSANDBOX_URL");
    }

    @Test
    void before_the_first_look_nothing_is_said_to_be_missing() {
        var starting = health(Status.STARTING, null);

        emptyFleet.show(List.of(starting), true);

        assertThat(text()).startsWith("Loading from the engines…");
        assertThat(notes(starting)).contains("“Production” is still loading");
    }

    @Test
    void an_engine_that_never_answered_is_no_empty_fleet() {
        var away = health(Status.UNREACHABLE, null);

        emptyFleet.show(List.of(away), true);

        assertThat(text()).startsWith("No engine has answered yet");
        assertThat(notes(away)).contains("It is away.", "No data yet.", "Next try");
    }

    @Test
    void a_connection_that_is_up_needs_no_note() {
        assertThat(notes(health(Status.UP, NOW))).isEmpty();
    }

    private String text() {
        return emptyFleet.getElement().getTextRecursively();
    }

    @Test
    void data_older_than_its_listings_promise_is_told_though_the_connection_is_up() {
        var late = health(Status.UP, NOW.minusSeconds(31), new Pace(Duration.ofSeconds(10), true, null));
        var limit = new Limit("authenticated", 100, 20L, Duration.ofSeconds(40), NOW);
        var hold = new Hold(limit, NOW.plusSeconds(40), Duration.ofSeconds(40));
        var held = health(Status.UP, NOW.minusSeconds(31), new Pace(Duration.ofSeconds(10), true, hold));

        assertThat(notes(late)).contains("“Production” is up, but its data is older than usual.");
        assertThat(notes(held)).contains("leave the rest of the rate limit “authenticated”", "20 of 100 calls");
        assertThat(notes(health(Status.UP, NOW))).isEmpty();
    }

    @Test
    void the_next_try_moves_on_in_its_place_and_never_lies_in_the_past() {
        var notes = new StaleNotes();
        notes.show(List.of(health(Status.UNREACHABLE, NOW)));
        var next = LocatorJ._get(notes, TimeText.class, spec -> spec.withPredicate(EmptyFleetTests::isNext));
        var note = notes.getChildren().findFirst().orElseThrow();

        notes.show(List.of(health(Status.UNREACHABLE, NOW, NOW.plusSeconds(60))));

        assertThat(notes.getChildren()).containsExactly(note);
        assertThat(next.getElement().getAttribute("datetime"))
                .isEqualTo(NOW.plusSeconds(60).toString());
    }

    @Test
    void a_moment_is_readable_before_the_browser_has_formatted_it() {
        var moment = new TimeText(Instant.parse("2026-11-22T13:02:11Z"), TimeText.Show.AGO);

        assertThat(moment.getText()).isEqualTo("Nov 22, 2026, 1:02:11\u202fPM UTC");
    }

    private static boolean isNext(TimeText text) {
        return "next".equals(text.getElement().getAttribute("data-show"));
    }

    private static String notes(ConnectionHealth health) {
        var notes = new StaleNotes();
        notes.show(List.of(health));
        return notes.getElement().getTextRecursively();
    }

    private static ConnectionHealth health(Status status, @Nullable Instant dataAsOf) {
        return health(status, dataAsOf, new Pace(Duration.ofSeconds(10), false, null));
    }

    private static ConnectionHealth health(Status status, @Nullable Instant dataAsOf, Pace pace) {
        return health(status, dataAsOf, pace, NOW.plusSeconds(20));
    }

    private static ConnectionHealth health(Status status, Instant dataAsOf, Instant nextAttempt) {
        return health(status, dataAsOf, new Pace(Duration.ofSeconds(10), false, null), nextAttempt);
    }

    private static ConnectionHealth health(Status status, @Nullable Instant dataAsOf, Pace pace, Instant nextAttempt) {
        return new ConnectionHealth(
                new ConnectionId("prod"),
                "Production",
                "OpenSandbox",
                status,
                Message.quoted("It is away."),
                dataAsOf,
                NOW,
                nextAttempt,
                0,
                null,
                null,
                List.of(),
                pace);
    }
}
