package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.sandboxconsole.console.audit.AuditEntryList;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.attribution.EngineActs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Tests the past in the details: the timeline for every user, the audit tab for users who may read it.
class TrailPartsTests extends DetailsPartTest {

    @Autowired
    private EngineActs acts;

    @Test
    void the_timeline_tells_the_life_of_the_sandbox_with_the_end_to_come_on_top() {
        openAs("viewer", DetailsTab.TIMELINE);

        assertThat(content()).containsSubsequence("Will expire", "running", "Created", "by Ada");
    }

    @Test
    void the_timeline_tells_what_the_person_may_know_of_the_trail_once_per_attempt() {
        var id = revealed("t1");
        signIn("lead", "platform");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.TIMELINE);

        assertThat(content()).containsOnlyOnce("Revealed credentials").contains("by operator");
    }

    @Test
    void a_viewer_learns_nothing_of_the_trail_from_the_timeline() {
        var id = revealed("t2");
        signIn("viewer", "platform");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.TIMELINE);

        assertThat(content()).contains("Created").doesNotContain("Revealed credentials", "by operator");
    }

    @Test
    void who_may_read_the_trail_finds_the_sandboxs_rows_and_the_way_to_the_audit_page() {
        var id = revealed("t3");
        signIn("auditor");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.AUDIT);

        assertThat(text(_get(AuditEntryList.class))).contains("Succeeded", "Reveal endpoint credentials", "operator");
        assertThat(_get(_get(AuditPart.class), Anchor.class).getHref()).isEqualTo("audit?sandbox=t3");
        _click(_get(_get(AuditEntryList.class), NativeButton.class));
        assertThat(_find(Dialog.class)).hasSize(1);
    }

    @Test
    void a_sandbox_nobody_has_touched_has_no_rows() {
        given(sandbox("untouched").made());
        signIn("auditor");

        open("sandboxes/prod/untouched");
        choose(DetailsTab.AUDIT);

        assertThat(content()).contains("No entries you can see yet.");
    }

    @Test
    void an_answer_that_comes_after_its_tab_was_left_is_dropped() {
        signIn("viewer", "platform");
        open("sandboxes/prod/p1");

        _get(DetailsTabs.class).choose(DetailsTab.TIMELINE);
        _get(DetailsTabs.class).choose(DetailsTab.OVERVIEW);
        settle();

        assertThat(notices()).isEmpty();
        choose(DetailsTab.TIMELINE);
        assertThat(content()).contains("Created");
    }

    @Test
    void acts_of_others_at_the_engine_stand_in_the_timeline_and_the_audit_tab_with_their_actor() {
        actAtEngine("e1", "stop", "jonas@acme.example", 200, null);
        signIn("lead", "platform");
        open("sandboxes/prod/e1");

        choose(DetailsTab.TIMELINE);
        assertThat(content())
                .contains("Stop", "by jonas@acme.example (dtn…1c4), from the audit log of " + engineName());

        choose(DetailsTab.AUDIT);
        assertThat(content()).contains("From the audit log of " + engineName(), "stop", "jonas@acme.example", "sdk");
    }

    @Test
    void who_may_not_read_the_trail_of_the_team_sees_no_acts_at_the_engine() {
        actAtEngine("e2", "stop", "jonas@acme.example", 200, null);
        signIn("viewer", "platform");
        open("sandboxes/prod/e2");

        choose(DetailsTab.TIMELINE);

        assertThat(content()).contains("Created").doesNotContain("jonas");
    }

    @Test
    void a_call_of_ours_in_the_engines_log_is_not_told_twice_and_one_that_only_says_so_is_told() {
        var id = revealed("e3");
        var near = newestRows(1).getFirst().event().at();
        actAtEngine(id, "own-call", "console-key", 200, near);
        actAtEngine(id, "pretended", "console-key", 403, near.minusSeconds(3_600));
        signIn("lead", "platform");
        open("sandboxes/prod/" + id);

        choose(DetailsTab.TIMELINE);

        assertThat(content()).contains("pretended", "denied").doesNotContain("own-call");
    }

    @Test
    void a_sandbox_deleted_at_the_engine_says_by_whom() {
        actAtEngine("e4", "delete", "jonas@acme.example", 200, null);
        signIn("lead", "platform");
        open("sandboxes/prod/e4");

        lose(sandbox("e4").made().id());

        settleUntil(() -> words().contains("e4 was deleted at " + engineName() + " by jonas@acme.example"));
        assertThat(buttons("Try again")).isEmpty();
    }

    /// @param own when our own call was made; null for a call of another program
    private void actAtEngine(String id, String action, String actor, int status, @Nullable Instant own) {
        var sandbox = sandbox(id).made();
        given(sandbox);
        acts.keep(
                PROD,
                List.of(new EngineAct(
                        "entry-" + id + action,
                        sandbox.id(),
                        action,
                        actor,
                        "dtn",
                        "1c4",
                        own == null ? "sdk-python" : "sandbox-console",
                        status,
                        own == null ? clock.instant() : own)));
    }

    private String engineName() {
        return engine().capabilities().engine();
    }

    private String revealed(String id) {
        given(sandbox(id).made());
        signIn("operator", "platform");
        open("sandboxes/prod/" + id);
        choose(DetailsTab.ENDPOINTS);
        press("Get endpoint");
        press("Reveal credentials");
        return id;
    }
}
