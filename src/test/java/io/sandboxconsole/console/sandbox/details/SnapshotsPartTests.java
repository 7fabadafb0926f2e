package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SnapshotsPartTests extends DetailsPartTest {

    @Autowired
    private SandboxService sandboxes;

    @Autowired
    private CurrentActor currentActor;

    @AfterEach
    void loseSnapshots() {
        engine().loseSnapshots();
    }

    @Test
    void a_sandbox_without_snapshots_says_so() {
        openAs("operator", DetailsTab.SNAPSHOTS);

        assertThat(content()).contains("No snapshots of this sandbox.");
        assertThat(buttons("New snapshot")).hasSize(1);
    }

    @Test
    void a_snapshot_is_listed_and_deleted_after_a_question() {
        var snapshot = engine().createSnapshot(sandbox("p1").made().id(), "before\u202elunch");
        openAs("operator", DetailsTab.SNAPSHOTS);
        assertThat(content()).contains("before⟨U+202E⟩lunch", "Ready", snapshot.id());

        press("Delete before⟨U+202E⟩lunch");
        assertThat(engine().asked()).noneMatch(call -> call.startsWith("deleteSnapshot"));
        press("Delete snapshot");

        assertThat(engine().asked()).contains("deleteSnapshot " + snapshot.id());
        assertThat(content()).contains("No snapshots of this sandbox.");
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("delete-snapshot");
    }

    @Test
    void a_snapshot_that_was_just_taken_is_listed_although_the_engine_does_not_tell_whose_it_is() {
        engine().tellNoSnapshotSources();
        openAs("operator", DetailsTab.SNAPSHOTS);
        assertThat(content())
                .contains("through this console", "does not tell which sandbox other snapshots are from")
                .doesNotContain("No snapshots of this sandbox.");

        var actor = currentActor.get();
        CompletableFuture.runAsync(() ->
                        sandboxes.perform(actor, sandbox("p1").made().id(), new SandboxCommand.TakeSnapshot("nightly")))
                .join();
        choose(DetailsTab.OVERVIEW);
        choose(DetailsTab.SNAPSHOTS);

        assertThat(content()).contains("nightly", "Only snapshots taken through this console");
        press("Delete nightly");
        press("Delete snapshot");
        assertThat(content()).doesNotContain("nightly");
    }

    @Test
    void a_deletion_confirmed_after_the_tab_was_left_still_happens() {
        var snapshot = engine().createSnapshot(sandbox("p1").made().id(), "late");
        openAs("operator", DetailsTab.SNAPSHOTS);
        press("Delete late");
        choose(DetailsTab.OVERVIEW);

        press("Delete snapshot");

        assertThat(engine().asked()).contains("deleteSnapshot " + snapshot.id());
        assertThat(notices()).contains("late");
    }

    @Test
    void a_viewer_sees_snapshots_and_no_way_to_change_them() {
        engine().createSnapshot(sandbox("p1").made().id(), "kept");

        openAs("viewer", DetailsTab.SNAPSHOTS);

        assertThat(content()).contains("kept");
        assertThat(buttons("New snapshot")).isEmpty();
        assertThat(buttons("Delete kept")).isEmpty();
    }

    @Test
    void what_the_engine_does_not_know_is_told_calmly() {
        engine().failOn("snapshots", UNSUPPORTED);

        openAs("viewer", DetailsTab.SNAPSHOTS);

        assertThat(content()).contains("The engine “prod” does not support this.");
        assertThat(_find(ErrorPanel.class)).isEmpty();
    }

    @Test
    void a_refusal_is_told_and_can_be_tried_again() {
        engine().failOn("snapshots", DOWN);
        openAs("viewer", DetailsTab.SNAPSHOTS);
        assertThat(_find(ErrorPanel.class)).hasSize(1);
        assertThat(_find(UnorderedList.class)).isEmpty();

        engine().recover();
        press("Try again");

        assertThat(content()).contains("No snapshots of this sandbox.");
    }
}
