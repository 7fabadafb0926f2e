package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.hold.HoldPart;
import io.sandboxconsole.history.LifeRows;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LegalHoldScreenTests extends HistoryScreenTest {

    private static final SandboxId BUILD = new SandboxId(new ConnectionId("prod"), "build-1");

    @Autowired
    private LegalHolds holds;

    @Autowired
    private CurrentActor currentActor;

    @BeforeEach
    void aBuildHasEnded() {
        Life build = ended("build-1", Cause.EXPIRED);
        history.with(build);
        new LifeRows(database()).write(List.of(build));
    }

    @AfterEach
    void forgetHolds() {
        database().start();
        JdbcClient.create(database()).sql("delete from history_hold").update();
        JdbcClient.create(database()).sql("delete from history_sandbox").update();
    }

    private Actor auditor() {
        return currentActor
                .bearer(
                        Map.of("sub", "aude", "name", "Aude", "roles", List.of("auditor")),
                        new Actor.Origin(Actor.Door.GATEWAY, null))
                .orElseThrow();
    }

    private void held(String why, Instant until) {
        holds.place(auditor(), BUILD, new ProtectionTerms(why, until));
    }

    private LegalHold hold() {
        return holds.of(auditor(), BUILD).orElseThrow();
    }

    private static String shown() {
        return texts(HoldPart.class).getFirst();
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }

    private static TextArea reason() {
        return _get(TextArea.class);
    }

    @Test
    void an_auditor_places_a_hold_until_a_time_of_their_zone() {
        signIn("auditor");
        inZone("Asia/Kathmandu");
        open("history/prod/build-1");
        assertThat(shown()).contains("Legal hold", "None");

        press("Place hold");
        _setValue(reason(), " Case 4711\nwith an appendix ");
        LocalDateTime inAWeek = LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Asia/Kathmandu"))
                .plusDays(7)
                .truncatedTo(ChronoUnit.MINUTES);
        _setValue(_get(DateTimePicker.class), inAWeek);
        assertThat(_get(DateTimePicker.class).getHelperText()).contains("Asia/Kathmandu");
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(shown()).contains("Held until", "Case 4711\nwith an appendix", "Placed by", "auditor");
        assertThat(hold().until())
                .isEqualTo(inAWeek.atZone(ZoneId.of("Asia/Kathmandu")).toInstant());
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("hold-history");
    }

    @Test
    void a_missing_reason_and_an_end_in_the_past_are_refused_at_their_fields() {
        signIn("admin");
        open("history/prod/build-1");
        press("Place hold");

        _setValue(_get(DateTimePicker.class), LocalDateTime.parse("2020-01-01T00:00"));
        submit();

        assertThat(reason().isInvalid()).isTrue();
        assertThat(reason().getErrorMessage()).contains("1 to 1,000 characters");
        assertThat(_get(DateTimePicker.class).isInvalid()).isTrue();
        assertThat(_get(DateTimePicker.class).getErrorMessage()).contains("must be in the future");
        _setValue(reason(), "x".repeat(ProtectionTerms.LONGEST_REASON + 1));
        submit();
        assertThat(reason().isInvalid()).isTrue();
        assertThat(holds.of(auditor(), BUILD)).isEmpty();
    }

    @Test
    void a_hold_is_changed_and_keeps_what_was_not_touched() {
        Instant until = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
        held("Case 4711", until);
        signIn("admin");
        open("history/prod/build-1");

        press("Change");
        assertThat(reason().getValue()).isEqualTo("Case 4711");
        _setValue(reason(), "Case 4712");
        submit();

        assertThat(shown()).contains("Case 4712", "admin");
        assertThat(hold().until()).isEqualTo(until);
    }

    @Test
    void a_release_asks_for_a_reason_which_the_trail_keeps() {
        held("Case 4711", null);
        signIn("admin");
        open("history/prod/build-1");
        assertThat(shown()).contains("Held without an end");

        press("Release");
        assertThat(words()).contains("the purge takes what is older than its retention");
        submit();
        assertThat(reason().isInvalid()).isTrue();
        _setValue(reason(), "Case closed");
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(shown()).contains("None");
        assertThat(holds.of(auditor(), BUILD)).isEmpty();
        var row = newestRows(1).getFirst().event();
        assertThat(row.action()).isEqualTo("release-hold");
        assertThat(Objects.requireNonNull(row.ending()).detail()).isEqualTo("Case closed");
    }

    @Test
    void who_was_slower_is_told_that_another_person_was_first() {
        signIn("admin");
        open("history/prod/build-1");
        press("Place hold");
        _setValue(reason(), "Case 4712");
        held("Case 4711", null);

        submit();

        assertThat(words()).contains("already under legal hold, placed by Aude");
        assertThat(_find(CommandDialog.class)).hasSize(1);
        assertThat(shown()).contains("Case 4711");
        _get(CommandDialog.class).close();
        press("Release");
        _setValue(reason(), "Closed");
        holds.release(auditor(), BUILD, hold(), "Closed first");
        submit();
        assertThat(words()).contains("no longer under legal hold");
        assertThat(shown()).contains("None");
    }

    @Test
    void a_database_that_is_away_is_told_in_the_dialog_and_loses_nothing_typed() {
        signIn("admin");
        open("history/prod/build-1");
        press("Place hold");
        _setValue(reason(), "Case 4711");
        database().stop();

        submit();

        assertThat(_find(CommandDialog.class)).hasSize(1);
        assertThat(reason().getValue()).isEqualTo("Case 4711");
        assertThat(words()).containsOnlyOnce("database does not answer");
        database().start();
        submit();
        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(hold().why()).isEqualTo("Case 4711");
    }

    @Test
    void others_see_that_it_is_held_but_neither_why_nor_a_button() {
        held("Case 4711 about somebody", clock.instant().plus(Duration.ofDays(1)));
        signIn("viewer", "platform");

        open("history/prod/build-1");

        assertThat(shown())
                .contains("Held until", "Aude", "Visible to readers of the audit trail")
                .contains("Read-only. Legal holds are placed and released by the role Auditor or Admin.")
                .doesNotContain("4711");
        assertThat(buttons("Release")).isEmpty();
        assertThat(buttons("Change")).isEmpty();
    }

    @Test
    void a_live_sandbox_shows_its_hold_too() {
        var live = sandbox("live-1").made();
        given(live);
        new LifeRows(database()).write(List.of(live("live-1")));
        holds.place(auditor(), live.id(), new ProtectionTerms("Case 4711", null));
        signIn("auditor");

        open("sandboxes/prod/live-1");
        settle();

        assertThat(shown()).contains("Held without an end", "Case 4711");
    }

    @Test
    void all_holds_are_listed_and_lead_to_their_sandboxes() {
        held("Case <b>4711", null);
        signIn("auditor");
        open("history");
        assertThat(hrefs()).contains("holds");

        open("holds");

        assertThat(words()).contains("build-1", "Ended", "Case <b>4711", "Held without an end", "Aude");
        assertThat(hrefs()).contains("history/prod/build-1");
        holds.release(auditor(), BUILD, hold(), "Closed");
        open("history");
        open("holds");
        assertThat(words()).contains("No sandbox is under legal hold.");
    }

    @Test
    void the_list_is_for_those_who_may_place_holds() {
        held("Case 4711", null);
        signIn("lead", "platform");
        open("history");
        assertThat(hrefs()).doesNotContain("holds");

        open("holds");

        assertThat(words()).doesNotContain("4711");
    }

    @Test
    void a_list_without_a_database_is_told_and_asked_for_again() {
        held("Case 4711", null);
        signIn("auditor");
        database().stop();
        open("holds");
        assertThat(buttons("Try again")).hasSize(1);

        database().start();
        press("Try again");

        assertThat(words()).contains("Case 4711");
    }

    @Test
    void it_speaks_chinese() {
        held("Case 4711", null);
        prefer(Locale.SIMPLIFIED_CHINESE);
        signIn("auditor");

        open("history/prod/build-1");

        assertThat(shown()).contains("法律保留", "无限期保留");
    }

    private static List<String> hrefs() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }
}
