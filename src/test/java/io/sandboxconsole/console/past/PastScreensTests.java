package io.sandboxconsole.console.past;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.html.Anchor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.details.PastDetails;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.history.ArchivedLives;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PastScreensTests extends SandboxScreenTest {

    private static final Instant THEN = Sample.NOW.minus(Duration.ofDays(20));

    private static final Instant CHANGED = Sample.NOW.minus(Duration.ofDays(10));

    @Autowired
    private SandboxExport export;

    private ArchivedLives past;

    @BeforeEach
    void writeThePast() {
        past = new ArchivedLives(database());
        past.write(
                old(sandbox("moved-away").of("platform")),
                old(sandbox("moved-away").of("research")),
                CHANGED,
                null);
        past.write(
                old(sandbox("moved-here").of("research")),
                old(sandbox("moved-here").of("platform")),
                CHANGED,
                null);
        past.write(
                old(sandbox("failed-later")),
                old(sandbox("failed-later").in(Kind.FAILED)),
                CHANGED,
                CHANGED.plusSeconds(60));
    }

    @AfterEach
    void clearThePast() {
        past.clear();
    }

    private static Sandbox old(Sample sample) {
        Sandbox made = sample.aged(Duration.ofDays(30)).made();
        return new Sandbox(
                new SandboxId(ArchivedLives.ARCHIVE, made.id().value()),
                made.status(),
                made.creator(),
                made.owner(),
                made.team(),
                made.source(),
                made.createdAt(),
                made.expiresAt(),
                made.entrypoint(),
                made.platform(),
                made.metadata());
    }

    @Test
    void the_list_of_an_instant_is_that_of_the_teams_then_and_marked_and_read_only() {
        given(sandbox("today").made());
        signIn("operator", "platform");

        openThen("sandboxes?at=" + THEN);

        assertThat(titles()).containsExactlyInAnyOrder("moved-away", "failed-later");
        assertThat(strip()).contains("As of", "Read-only", "2 sandboxes");
        assertThat(buttons("Create")).isEmpty();
        assertThat(buttons("Refresh")).isEmpty();
        assertThat(grid().getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
        assertThat(rows()).allSatisfy(row -> assertThat(row.actions()).isEmpty());
        assertThat(rows()).allMatch(row -> row.sandbox().state().kind() == Kind.RUNNING);

        press("Back to now");

        assertThat(titles()).containsExactly("today");
        assertThat(_find(PastStrip.class)).isEmpty();
        assertThat(buttons("Create")).hasSize(1);
        assertThat(grid().getSelectionModel()).isInstanceOf(GridMultiSelectionModel.class);
    }

    @Test
    void filter_and_order_are_those_of_the_instant() {
        signIn("auditor");

        openThen("sandboxes?filter=connection:archive%20state:running%20age:<11d&sort=name&at=" + THEN);

        assertThat(titles()).containsExactly("failed-later", "moved-away", "moved-here");
        assertThat(_get(FilterBar.class).isBroken()).isFalse();
    }

    @Test
    void what_changes_now_does_not_show_in_the_past() {
        signIn("operator", "platform");
        openThen("sandboxes?at=" + THEN);

        given(sandbox("today").made());
        settle();

        assertThat(titles()).doesNotContain("today");
    }

    @Test
    void an_instant_that_cannot_be_shown_is_named_and_now_is_shown() {
        given(sandbox("today").made());
        signIn("operator", "platform");

        open("sandboxes?at=yesterday");
        assertThat(words()).contains("Invalid time “yesterday”");
        assertThat(titles()).containsExactly("today");

        open("sandboxes?at=" + Sample.NOW.plus(Duration.ofDays(2)));
        assertThat(words()).contains("is still to come; showing now.");
        assertThat(titles()).containsExactly("today");
    }

    @Test
    void the_details_of_an_instant_have_facts_and_no_actions() {
        signIn("operator", "platform");

        openThen("sandboxes/archive/failed-later?at=" + THEN);

        assertThat(facts())
                .containsEntry("Team", "platform")
                .hasEntrySatisfying("State", state -> assertThat(state).contains("Running"));
        assertThat(_find(SandboxDetails.class)).isEmpty();
        assertThat(_find(_get(PastDetails.class), Anchor.class))
                .extracting(Anchor::getHref)
                .contains("history/archive/failed-later");
        assertThat(buttons("Delete")).isEmpty();
    }

    @Test
    void a_sandbox_of_another_team_then_reads_as_not_there() {
        signIn("operator", "platform");

        openThen("sandboxes/archive/moved-here?at=" + THEN);

        assertThat(_get(PastDetails.class).getElement().getTextRecursively())
                .contains("did not exist at this time")
                .doesNotContain("research");
    }

    @Test
    void the_overview_of_an_instant_counts_what_was_there_and_leads_to_its_lists() {
        signIn("operator", "platform");

        openThen("overview?at=" + THEN);

        settleUntil(() ->
                _find(Anchor.class).stream().anyMatch(link -> link.getHref().contains("state%3Arunning")));
        assertThat(strip()).contains("2 sandboxes");
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getHref)
                .filteredOn(address -> address.startsWith("sandboxes?"))
                .isNotEmpty()
                .allMatch(address -> address.contains("at=" + THEN.toString().replace(":", "%3A")));
    }

    @Test
    void a_usual_instant_is_chosen_with_two_clicks() {
        signIn("operator", "platform");
        open("sandboxes");

        _click(_get(TimeButton.class));
        settle();
        assertThat(_get(DateTimePicker.class).getLabel()).isEqualTo("Date and time");
        press("7 d ago");
        awaitThen();

        assertThat(strip()).contains("As of", "1 sandbox");
        assertThat(titles()).containsExactly("moved-here");
    }

    @Test
    void the_list_of_an_instant_can_be_exported() {
        signIn("operator", "platform");
        openThen("sandboxes?at=" + THEN);

        press("Export");

        assertThat(words()).contains("CSV, for spreadsheets", "JSON, for programs");
    }

    @Test
    void an_export_of_an_instant_reads_the_fleet_of_then_if_it_is_not_kept() {
        var file = new ByteArrayOutputStream();
        var request = new ExportRequest(SandboxFilter.parse("state:running"), SortOrder.NEWEST_FIRST, THEN);

        int count =
                export.write(Actors.person("olga", Role.OPERATOR, "platform"), request, ExportFormat.CSV, () -> file);

        assertThat(count).isEqualTo(2);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains(THEN + ",archive,moved-away,", THEN + ",archive,failed-later,")
                .doesNotContain("moved-here");
        assertThat(newestRows(1).getFirst().event().ending().detail())
                .isEqualTo("As of " + THEN + ": 2 sandboxes exported as CSV. Filter: state:running");
    }

    /// Opens an address of the past and waits until its fleet has been read.
    private void openThen(String address) {
        open(address);
        awaitThen();
    }

    private void awaitThen() {
        settleUntil(() -> !strip().contains("Reading") && !strip().contains("read"));
    }

    private static String strip() {
        return _get(PastStrip.class).getElement().getTextRecursively();
    }
}
