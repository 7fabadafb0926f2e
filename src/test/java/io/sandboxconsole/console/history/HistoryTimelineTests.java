package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests the timeline of a sandbox, which is the same for live and ended ones.
class HistoryTimelineTests extends HistoryScreenTest {

    private static final SandboxId ID = sandbox("t").made().id();

    private static final Instant BEGIN = Sample.NOW.minus(Duration.ofHours(1));

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aLife() {
        jdbc.sql("delete from audit_event").update();
        history.with(deleted("t", "Olga"));
        history.with(
                event(3, Kind.ENDED, Origin.OWN_ACT, false, new FieldChange("cause", null, "deleted-by-person")),
                event(
                        2,
                        Kind.CHANGED,
                        Origin.LISTING,
                        true,
                        new FieldChange("state", "running", "paused"),
                        new FieldChange("label.\u202eevil", "<b>", null)),
                event(1, Kind.FIRST_SEEN, Origin.LISTING, false));
    }

    @Test
    void changed_fields_stand_one_by_one_with_the_evidence_and_gaps_are_shown() {
        history.with(new Coverage(
                PROD, List.of(new Span(BEGIN, BEGIN.plusSeconds(60)), new Span(BEGIN.plusSeconds(900), Sample.NOW))));
        signIn("viewer", "platform");

        open("history/prod/t?tab=timeline");

        assertThat(timeline())
                .contains(
                        "State: Running → Paused",
                        "Seen in a listing",
                        "First seen",
                        "Ended: Deleted by person",
                        "by Olga",
                        "States before this one were not recorded.",
                        "Not watched")
                .doesNotContain("\u202e");
    }

    @Test
    void the_attempt_that_ended_it_is_told_once() {
        deletion();
        signIn("auditor");

        open("history/prod/t?tab=timeline");

        assertThat(timeline()).containsOnlyOnce("by Olga").doesNotContain("Delete\n");
        assertThat(timeline()).contains("Show in the audit trail");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_kind_of_events_can_be_left_out_and_what_is_shown_can_be_copied() {
        history.with(
                event(4, Kind.CHANGED, Origin.SINGLE_READ, false, new FieldChange("team", "platform", "research")));
        signIn("viewer", "platform");
        open("history/prod/t?tab=timeline");
        assertThat(timeline()).contains("Team: platform → research");

        _get(CheckboxGroup.class).setValue(Set.of());

        assertThat(timeline()).doesNotContain("Team: platform → research", "Running → Paused");
        assertThat(button("Copy timeline").getElement().getAttribute("data-copy"))
                .contains("Gap")
                .doesNotContain("Paused");
    }

    @Test
    void a_live_sandbox_has_the_same_timeline() {
        history.with(live("t"));
        given(sandbox("t").made());
        signIn("viewer", "platform");

        open("sandboxes/prod/t?tab=timeline");

        assertThat(words()).contains("State: Running → Paused");
    }

    private void deletion() {
        var who = new Who("id-of-Olga", "Olga", "person", "console", null);
        var what = new What("prod", "t", "t", "platform", "ada");
        trail.append(List.of(new AuditEvent(clock.instant(), DELETION, Phase.INTENT, who, "delete", what, null)));
        trail.append(List.of(new AuditEvent(
                clock.instant(),
                DELETION,
                Phase.OUTCOME,
                who,
                "delete",
                what,
                new Ending(Result.SUCCEEDED, "", "", null))));
    }

    private static HistoryEvent event(int sequence, Kind kind, Origin origin, boolean gap, FieldChange... changes) {
        Instant at = BEGIN.plusSeconds(sequence * 600L);
        var operation = kind == Kind.ENDED ? DELETION : null;
        return new HistoryEvent(ID, sequence, at, null, kind, origin, gap, List.of(changes), operation);
    }

    private String timeline() {
        return words();
    }
}
