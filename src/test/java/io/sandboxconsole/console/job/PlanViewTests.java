package io.sandboxconsole.console.job;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanRefused;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PlanViewTests extends SandboxScreenTest {

    @Autowired
    private BulkPlans plans;

    @Autowired
    private BulkJobs jobs;

    @Autowired
    private Inventory inventory;

    @Autowired
    private CurrentActor currentActor;

    private final Sandbox one = sandbox("p1").made();

    private final Sandbox other = sandbox("p2").aged(Duration.ofDays(3)).made();

    private final Sandbox ended = sandbox("p3").in(Kind.TERMINATED).made();

    @Test
    void a_plan_tells_before_anything_happens_what_it_takes_and_what_is_lost() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.DELETE, Belts.NONE, one, other);

        open("jobs/plan/" + plan.id());

        assertThat(words())
                .contains("Delete: 2 sandboxes", "Ready", "Nothing has happened yet.")
                .contains("Nothing brings them back.", "2 of 2 are not yours.")
                .contains("The last activity of 2 sandboxes is unknown.")
                .contains(plan.hash().substring(0, 12) + "…");
        assertThat(_find(PlanTables.class).getFirst().getElement().getTextRecursively())
                .containsSubsequence("By creator", "Ada", "2", "By team", "platform", "By state")
                .containsSubsequence("By age", "1–24 hours", "1–7 days", "By connection", "prod");
        assertThat(planned()).containsExactlyInAnyOrder("p1", "p2");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void those_left_out_have_a_reason_and_a_list_of_their_own() {
        given(one, ended);
        signIn("lead", "platform");
        var gone = sandbox("p9").made();
        var plan = plan(SandboxAction.PAUSE, Belts.NONE, one, ended, gone);

        open("jobs/plan/" + plan.id());

        assertThat(words())
                .contains("1 left out: Not possible in this state.", "1 left out: Does not exist, or is out of reach.");
        Select<PlanReads.Part> part = shownPart();
        _setValue(part, PlanReads.Part.SKIPPED);
        settle();
        assertThat(planned()).containsExactlyInAnyOrder("p3", "p9");
        _setValue(part, PlanReads.Part.TAKEN);
        settle();
        assertThat(planned()).containsExactly("p1");
    }

    @Test
    void an_expired_plan_says_so_and_is_made_again_with_the_same_sandboxes() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.PAUSE, Belts.NONE, one, other);
        clock.advance(Duration.ofMinutes(16));

        open("jobs/plan/" + plan.id());

        assertThat(words()).contains("Expired", "This plan has expired and nothing was done.");
        assertThat(button("Start…").getElement().getAttribute("aria-disabled")).isEqualTo("true");
        press("Start…");
        assertThat(place()).isEqualTo("jobs/plan/" + plan.id());
        _click(_find(Button.class, spec -> spec.withText("Make the plan again")).getFirst());
        settle();
        assertThat(place()).startsWith("jobs/plan/").isNotEqualTo("jobs/plan/" + plan.id());
        assertThat(words()).contains("Pause: 2 sandboxes").doesNotContain("Expired");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void a_blocked_plan_names_the_rule_and_a_tighter_one_is_made_with_a_reason() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.PAUSE, new Belts(1, null, null, null, null), one, other);
        open("jobs/plan/" + plan.id());

        assertThat(words()).contains("Blocked", "The plan takes 2 sandboxes; the limit is 1. Select fewer.");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Not younger than (hours)")), 24);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Reason")), "stale");
        _click(_get(_get(BeltsForm.class), Button.class, spec -> spec.withText("Make the plan again")));
        settle();

        assertThat(words())
                .contains("Pause: one sandbox", "Ready", "1 left out: Younger than the belt allows.", "stale");
    }

    /// Where the engine has lost its memory: a console does not believe it at once, and nothing is deleted
    /// meanwhile nor afterwards.
    @Test
    void a_listing_that_turns_empty_plans_and_deletes_nothing() {
        var fleet = IntStream.range(0, 24)
                .mapToObj(number -> sandbox("e%02d".formatted(number)).made())
                .toArray(Sandbox[]::new);
        given(fleet);
        signIn("lead", "platform");
        engine().unreadable(Stream.of(fleet).map(Sandbox::id).collect(Collectors.toSet()), List.of());
        listAgain(ConnectionHealth.Status.SUSPICIOUS);

        var doubted = planOfAll();

        assertThat(doubted.taken()).isEqualTo(24);
        open("jobs/plan/" + doubted.id());
        assertThat(words()).contains("Blocked", "The data of connection prod is too old to plan with.");
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> jobs.start(currentActor.get(), doubted.id(), doubted.hash(), 24))
                .withMessageContaining("A limit stops this plan.");

        listAgain(ConnectionHealth.Status.UP);
        var empty = planOfAll();
        engine().unreadable(Set.of(), List.of());
        assertThat(empty.taken()).isZero();
        open("jobs/plan/" + empty.id());
        assertThat(words()).contains("The plan takes no sandbox.");
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> jobs.start(currentActor.get(), empty.id(), empty.hash(), 0))
                .withMessageContaining("Nothing was started.");
        assertThat(changesAsked()).isEmpty();
        assertThat(engine().there()).hasSize(24);
    }

    /// As a person asks for it: a listing that was doubted is believed then. The engine may have been listed by a clock
    /// that was ahead, before it was set back for this test.
    private void listAgain(ConnectionHealth.Status status) {
        await().until(() -> {
            var health = inventory.health().getFirst();
            if (health.status() != status) {
                clock.advance(Duration.between(
                        clock.instant(), Collections.max(List.of(clock.instant(), health.nextAttempt()))));
                inventory.refresh(PROD);
            }
            return health.status() == status;
        });
    }

    private Plan planOfAll() {
        var all = new Selection.Matching(SandboxFilter.EVERYTHING, Set.of());
        return plans.make(currentActor.get(), all, new BulkCommand.Simple(SandboxAction.DELETE), Belts.NONE, null);
    }

    @Test
    void more_than_a_few_are_confirmed_by_their_number() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.DELETE, Belts.NONE, one, other);
        open("jobs/plan/" + plan.id());

        press("Start…");

        var dialog = _get(CommandDialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("Nothing brings them back.");
        assertThat(dialog.submitButton().getElement().getAttribute("aria-disabled"))
                .isEqualTo("true");
        _setValue(_get(dialog, TextField.class), "2");
        assertThat(dialog.submitButton().getElement().getAttribute("aria-disabled"))
                .isNotEqualTo("true");
    }

    @Test
    void an_operator_names_a_few_of_their_own_and_may_not_take_more_than_25() {
        var own = IntStream.range(0, 26)
                .mapToObj(number ->
                        ownedBy("operator", sandbox("o%02d".formatted(number)).made()))
                .toArray(Sandbox[]::new);
        given(own);
        signIn("operator", "platform");
        open("jobs/plan/" + plan(SandboxAction.PAUSE, Belts.NONE, own).id());
        assertThat(words()).contains("The plan takes 26 sandboxes; your role may take 25 at once.");
        press("Start…");
        assertThat(_find(CommandDialog.class)).isEmpty();

        open("jobs/plan/"
                + plan(SandboxAction.PAUSE, Belts.NONE, own[0], own[1]).id());
        assertThat(words()).doesNotContain("are not yours");
        press("Start…");

        assertThat(_get(CommandDialog.class).getElement().getTextRecursively())
                .contains("o00 – created by operator", "o01 – created by operator");
        assertThat(_find(TextField.class)).noneMatch(field -> field.getLabel().startsWith("Type"));
    }

    @Test
    void an_auditor_reads_the_plan_of_another_and_can_do_nothing() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.DELETE, Belts.NONE, one, other);
        signIn("auditor");

        open("jobs/plan/" + plan.id());

        assertThat(words()).contains("Delete: 2 sandboxes", "Only lead can start this plan.");
        assertThat(buttons("Start…")).isEmpty();
        assertThat(buttons("Discard")).isEmpty();
        assertThat(buttons("Make the plan again")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs/plan/nonsense", "jobs/plan/00000000-0000-0000-0000-000000000000"})
    void an_address_without_a_plan_says_so(String address) {
        signIn("lead", "platform");

        open(address);

        assertThat(words()).contains("This plan does not exist, or you may not see it.");
    }

    @Test
    void nobody_else_sees_a_plan() {
        given(one, other);
        signIn("lead", "platform");
        var plan = plan(SandboxAction.DELETE, Belts.NONE, one, other);

        signIn("operator", "platform");
        open("jobs/plan/" + plan.id());
        assertThat(words()).contains("This plan does not exist").doesNotContain("p1");

        signIn("viewer", "platform");
        open("jobs/plan/" + plan.id());
        assertThat(words()).doesNotContain("p1", "This plan does not exist");
    }

    private Plan plan(SandboxAction action, Belts belts, Sandbox... sandboxes) {
        var ids = Stream.of(sandboxes).map(Sandbox::id).toList();
        return plans.make(currentActor.get(), new Selection.Chosen(ids), new BulkCommand.Simple(action), belts, null);
    }

    private static List<String> rows(PlanItemGrid grid) {
        return GridKt._findAll(grid).stream()
                .map(row -> row.item().id().value())
                .toList();
    }

    private static List<String> planned() {
        return rows(_get(PlanItemGrid.class));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Select<PlanReads.Part> shownPart() {
        return (Select<PlanReads.Part>) _get(Select.class, spec -> spec.withLabel("Show"));
    }

    private static String place() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
    }
}
