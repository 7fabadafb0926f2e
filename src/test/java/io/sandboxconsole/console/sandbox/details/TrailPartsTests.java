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
import org.junit.jupiter.api.Test;

/// Tests the past in the details: the timeline for every user, the audit tab for users who may read it.
class TrailPartsTests extends DetailsPartTest {

    @Test
    void the_timeline_tells_the_life_of_the_sandbox_with_the_end_to_come_on_top() {
        openAs("viewer", DetailsTab.TIMELINE);

        assertThat(content()).containsSubsequence("Expires (to come)", "Became running", "Created", "by Ada");
    }

    @Test
    void the_timeline_tells_what_the_person_may_know_of_the_trail_once_per_attempt() {
        var id = revealed("t1");
        signIn("lead", "platform");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.TIMELINE);

        assertThat(content()).containsOnlyOnce("Reveal credentials").contains("by operator");
    }

    @Test
    void a_viewer_learns_nothing_of_the_trail_from_the_timeline() {
        var id = revealed("t2");
        signIn("viewer", "platform");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.TIMELINE);

        assertThat(content()).contains("Created").doesNotContain("Reveal credentials", "by operator");
    }

    @Test
    void who_may_read_the_trail_finds_the_sandboxs_rows_and_the_way_to_the_audit_page() {
        var id = revealed("t3");
        signIn("auditor");

        open("sandboxes/prod/" + id);
        choose(DetailsTab.AUDIT);

        assertThat(text(_get(AuditEntryList.class))).contains("Succeeded", "reveal-endpoint", "operator");
        assertThat(_get(_get(AuditPart.class), Anchor.class).getHref()).isEqualTo("audit?text=t3");
        _click(_get(_get(AuditEntryList.class), NativeButton.class));
        assertThat(_find(Dialog.class)).hasSize(1);
    }

    @Test
    void a_sandbox_nobody_has_touched_has_no_rows() {
        given(sandbox("untouched").made());
        signIn("auditor");

        open("sandboxes/prod/untouched");
        choose(DetailsTab.AUDIT);

        assertThat(content()).contains("Nothing is recorded about this sandbox that you may see.");
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
