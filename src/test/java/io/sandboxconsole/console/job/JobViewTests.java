package io.sandboxconsole.console.job;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobItem;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.bulk.RunningJob;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.export.BulkExport;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JobViewTests extends SandboxScreenTest {

    private static final Duration GRACE = Duration.ofSeconds(1);

    @Autowired
    private BulkPlans plans;

    @Autowired
    private BulkJobs jobs;

    @Autowired
    private BulkExport export;

    @Autowired
    private CurrentActor currentActor;

    private final Sandbox one = sandbox("j1").made();

    private final Sandbox other = sandbox("j2").made();

    /// A job that is left over would notify the person of the next test.
    @AfterEach
    void endJobs() {
        signIn("admin");
        var actor = currentActor.get();
        var open = new BulkJobs.Question(EnumSet.of(JobState.WAITING, JobState.RUNNING, JobState.PAUSED), null);
        jobs.jobs(actor, open, 0, 100).forEach(job -> jobs.cancel(actor, job.id()));
    }

    @Test
    void a_started_plan_is_a_job_that_can_be_undone_before_it_begins() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.PAUSE, one, other);
        open("jobs/plan/" + plan.id());

        press("Start…");
        _setValue(_get(_get(CommandDialog.class), TextField.class), "2");
        _get(CommandDialog.class).submitButton().click();
        settle();

        assertThat(place()).isEqualTo("jobs/" + plan.id());
        assertThat(words()).contains("Pause: 2 sandboxes", "Waiting", "Begins", "0 of 2");
        assertThat(notices()).contains("Pause: 2 sandboxes is about to begin.");
        _click(_get(_get(JobPage.class), Button.class, spec -> spec.withText("Undo")));
        settle();
        settleUntil(() -> words().contains("Cancelled"));
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void a_second_start_of_a_plan_is_refused_with_the_way_to_its_job() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.PAUSE, one, other);
        open("jobs/plan/" + plan.id());
        press("Start…");
        _setValue(_get(_get(CommandDialog.class), TextField.class), "2");

        start(plan);
        _get(CommandDialog.class).submitButton().click();
        settle();

        assertThat(words() + notices()).contains("The plan was started already. Look at its job.");
        open("jobs/plan/" + plan.id());
        assertThat(words()).contains("This plan was started.");
        assertThat(buttons("Start…")).isEmpty();
        assertThat(jobs.count(currentActor.get(), new BulkJobs.Question(EnumSet.of(JobState.WAITING), null)))
                .isEqualTo(1);
    }

    @Test
    void a_job_shows_its_end_and_each_result_and_its_receipt_tells_the_same() {
        given(one, other);
        signIn("lead", "platform");
        var job = start(plan(SandboxAction.PAUSE, one, other));
        open("jobs/" + job.id());
        assertThat(words()).contains("Waiting", "Open");

        clock.advance(GRACE);
        settleUntil(() -> words().contains("2 of 2") && words().contains("Done"));

        assertThat(changesAsked()).containsExactlyInAnyOrder("pause prod/j1", "pause prod/j2");
        settleUntil(() -> results().equals(List.of(Outcome.SUCCEEDED, Outcome.SUCCEEDED)));
        assertThat(buttons("✓ Succeeded (2)")).hasSize(1);
        Select<Outcome> shown = shownPart();
        _setValue(shown, Outcome.FAILED);
        settle();
        press("✓ Succeeded (2)");
        assertThat(shown.getValue()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(results()).hasSize(2);
        assertThat(texts(JobEventsList.class).toString()).containsSubsequence("Waiting", "by lead", "Running", "Done");

        var receipt = new ByteArrayOutputStream();
        export.job(currentActor.get(), job.id(), BulkExport.JSON, () -> receipt);
        assertThat(receipt.toString(StandardCharsets.UTF_8))
                .contains("\"planHash\":\"" + job.plan().hash() + "\"", "\"state\":\"done\"", "\"succeeded\":2")
                .containsSubsequence("\"sandboxes\":[{", "\"id\":\"j", "\"outcome\":\"succeeded\"", "]}");
        var table = new ByteArrayOutputStream();
        export.job(currentActor.get(), job.id(), BulkExport.CSV, () -> table);
        assertThat(table.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void who_started_a_job_is_told_of_its_end_on_any_page() {
        given(one, other);
        signIn("lead", "platform");
        var job = start(plan(SandboxAction.PAUSE, one, other));
        open("sandboxes");
        settleUntil(() -> words().contains("Pause 0/2 · Waiting"));
        assertThat(_get(RunningJob.class).getHref()).isEqualTo("jobs/" + job.id());
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("0% · Sandboxes");
        open("locks");
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("0% · Locks");

        clock.advance(GRACE);

        settleUntil(() -> notices().contains("Pause: 2 sandboxes ended: 2 succeeded, 0 failed."));
        assertThat(words()).doesNotContain("Pause 2/2");
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("Locks");
    }

    @Test
    void jobs_are_listed_for_who_may_see_them() {
        given(one, other);
        signIn("lead", "platform");
        var job = start(plan(SandboxAction.PAUSE, one, other));

        open("jobs");
        assertThat(listed()).contains(job.id().toString());
        open("jobs?show=ended");
        assertThat(listed()).doesNotContain(job.id().toString());

        signIn("auditor");
        open("jobs?show=open");
        assertThat(listed()).contains(job.id().toString());
        open("jobs/" + job.id());
        assertThat(words()).contains("Pause: 2 sandboxes", "Waiting");
        assertThat(buttons("Undo")).isEmpty();

        signIn("operator", "platform");
        open("jobs/" + job.id());
        assertThat(words())
                .contains("This job does not exist, or you may not see it.")
                .doesNotContain("j1");
    }

    @Test
    void a_viewer_has_no_jobs() {
        signIn("viewer", "platform");
        assertThat(texts(SideNavItem.class)).doesNotContain("Jobs");

        open("jobs");

        assertThat(words()).doesNotContain("Download CSV");
        assertThat(_find(JobsView.class)).isEmpty();
    }

    @Test
    void an_operator_has_them_between_history_and_failures() {
        signIn("operator", "platform");

        assertThat(texts(SideNavItem.class)).containsSubsequence("History", "Jobs", "Failures");
    }

    @Test
    void an_address_without_a_job_says_so() {
        signIn("lead", "platform");

        open("jobs/nonsense");

        assertThat(words()).contains("This job does not exist, or you may not see it.");
        assertThat(_find(Anchor.class)).isNotEmpty();
    }

    private Plan plan(SandboxAction action, Sandbox... sandboxes) {
        var ids = Stream.of(sandboxes).map(Sandbox::id).toList();
        return plans.make(
                currentActor.get(), new Selection.Chosen(ids), new BulkCommand.Simple(action), Belts.NONE, null);
    }

    private Job start(Plan plan) {
        return jobs.start(currentActor.get(), plan.id(), plan.hash(), plan.taken());
    }

    private static List<String> listed() {
        return GridKt._findAll(_get(JobGrid.class)).stream()
                .map(job -> job.id().toString())
                .toList();
    }

    private static List<Outcome> results() {
        return GridKt._findAll(_get(JobItemGrid.class)).stream()
                .map(JobItem::outcome)
                .toList();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Select<Outcome> shownPart() {
        return (Select<Outcome>) _get(Select.class, spec -> spec.withLabel("Show"));
    }

    private static String place() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
    }
}
