package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.action.BatchDialog;
import io.sandboxconsole.console.sandbox.action.ConfirmationDialog;
import io.sandboxconsole.console.sandbox.details.LeaseCardTests;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListSelectionTests extends SandboxScreenTest {

    @Test
    void one_selected_sandbox_is_offered_its_actions() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("operator", "platform");
        open("sandboxes");

        tick("p1");
        press("Pause");
        LocatorJ._click(
                LocatorJ._get(LocatorJ._get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Pause")));
        settle();

        assertThat(bar()).contains("One selected");
        assertThat(changesAsked()).containsExactly("pause prod/p1");
    }

    @Test
    void an_action_on_several_is_taken_on_those_it_is_possible_for_and_says_what_came_of_each() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made(),
                sandbox("p4").made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1", "p2", "p3");

        assertThat(bar()).contains("3 selected");
        press("Pause 2");
        assertThat(several()).contains("Pause: 2 sandboxes", "1 skipped: Not possible while the sandbox is paused.");
        assertThat(changesAsked()).isEmpty();
        confirm("Pause 2");
        settleUntil(() -> several().contains("2 of 2 done, 0 failed"));

        assertThat(changesAsked()).containsExactlyInAnyOrder("pause prod/p1", "pause prod/p2");
        confirm("Close");
        assertThat(LocatorJ._find(BatchDialog.class)).isEmpty();
    }

    @Test
    void sandboxes_of_others_stand_apart_with_their_creator_and_the_consequence_is_said() {
        given(sandbox("p1").made(), ownedBy("operator", sandbox("p2").made()));
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1", "p2");

        press("Pause 2");

        assertThat(several())
                .contains("Processes stop until you resume.", "1 of 2 were not created by you.")
                .containsSubsequence("Created by others (1)", "p1", "Ada", "Created by you (1)", "p2");
    }

    @Test
    void one_that_fails_says_why_and_keeps_none_of_the_others_from_going_on() {
        given(
                sandbox("p1").made(),
                sandbox("p2").in(Kind.PAUSED).made(),
                sandbox("p3").made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1", "p3");
        press("Pause 2");
        // Somebody else was faster.
        engine().lose(sandbox("p3").made().id());

        confirm("Pause 2");
        settleUntil(() -> several().contains("1 of 2 done, 1 failed"));

        assertThat(changesAsked()).containsExactly("pause prod/p1");
        assertThat(several()).contains("p3");
    }

    @Test
    void leases_and_what_asks_for_typing_are_left_to_a_look_of_their_own() {
        var leased = sandbox("p1")
                .made()
                .withAttributes(new EngineAttributes(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Intervals.NONE,
                        false,
                        false,
                        null,
                        LeaseCardTests.lease(Lease.Kind.DIRECT, "blue-lobster", Sample.NOW, List.of())));
        given(leased, sandbox("p2").made(), sandbox("p3").made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1", "p2", "p3");
        engine().warn(SandboxAction.PAUSE, new ActionWarning(Message.quoted("It ends."), "p2"));

        press("Pause 3");

        assertThat(several())
                .contains("1 skipped: leased", "2 skipped: needs a typed confirmation")
                .contains("Pause: no sandbox");
    }

    @Test
    void what_needs_more_to_be_said_is_done_to_one_at_a_time_and_too_many_are_too_many() {
        givenMany(26);
        signIn("operator", "platform");
        open("sandboxes?size=50");
        rows().forEach(row -> tick(row.id().value()));

        for (String label : List.of("Delete", "Renew", "Pause 26")) {
            assertThat(button(label).getElement().getAttribute("aria-disabled")).isEqualTo("true");
        }
        assertThat(button("Renew").getTooltip().getText()).contains("one at a time");
        assertThat(button("Pause 26").getTooltip().getText()).contains("At most 25");
        press("Pause 26");
        press("Delete");
        assertThat(LocatorJ._find(Dialog.class)).isEmpty();
    }

    @Test
    void a_viewer_has_neither_checkboxes_nor_a_column_of_actions() {
        given(sandbox("p1").made());
        signIn("viewer", "platform");
        open("sandboxes");

        assertThat(titles()).containsExactly("p1");
        assertThat(grid().getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
        assertThat(grid().getColumnByKey("actions")).isNull();
    }

    @Test
    void who_may_act_on_sandboxes_has_both() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes");

        assertThat(grid().getSelectionModel()).isInstanceOf(GridMultiSelectionModel.class);
        assertThat(grid().getColumnByKey("actions")).isNotNull();
    }

    @Test
    void a_whole_page_offers_all_that_match() {
        givenMany(30);
        signIn("operator", "platform");
        open("sandboxes?size=25");

        rows().forEach(row -> tick(row.id().value()));
        assertThat(bar()).contains("All 25 on this page selected.");
        press("Select all 30 matching");

        assertThat(bar()).contains("30 selected");
        press("Next page");
        assertThat(grid().getSelectedItems()).hasSize(5);
    }

    @Test
    void all_that_match_but_one() {
        givenMany(30);
        signIn("operator", "platform");
        open("sandboxes?size=25");
        rows().forEach(row -> tick(row.id().value()));
        press("Select all 30 matching");

        untick("s07");

        assertThat(bar()).contains("29 selected");
    }

    @Test
    void ticks_survive_turning_the_page_opening_details_and_another_order() {
        givenMany(30);
        signIn("operator", "platform");
        open("sandboxes?size=25&sort=name");
        tick("s03");

        press("Next page");
        tick("s29");
        press("Previous page");

        assertThat(bar()).contains("2 selected");
        assertThat(grid().getSelectedItems())
                .extracting(row -> row.id().value())
                .containsExactly("s03");
    }

    @Test
    void another_filter_ends_the_selection() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1");

        type("state:paused");

        assertThat(barIsShown()).isFalse();
    }

    @Test
    void nothing_can_be_done_with_the_rows_of_another_filter_while_the_text_is_none() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made());
        signIn("operator", "platform");
        open("sandboxes");
        type("state:running");
        tick("p1");
        assertThat(LocatorJ._get(ListHeading.class).getElement().getTextRecursively())
                .contains("Select all 2 matching");

        type("state:running sate:");

        assertThat(titles()).containsExactlyInAnyOrder("p1", "p2");
        assertThat(grid().getElement().hasAttribute("inert")).isTrue();
        assertThat(LocatorJ._get(SandboxList.class).hasClassName("filter-broken"))
                .isTrue();
        assertThat(barIsShown()).isFalse();
        assertThat(buttons("Select all 2 matching")).isEmpty();

        type("state:running");

        assertThat(grid().getElement().hasAttribute("inert")).isFalse();
        assertThat(bar()).contains("One selected");
    }

    @Test
    void the_ticks_follow_a_sandbox_that_changes_and_tell_of_one_that_goes() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1", "p2");

        given(sandbox("p1").in(Kind.PAUSED).made());
        settleUntil(() -> bar().contains("Resume 1"));
        clock.advance(Duration.ofSeconds(2));
        lose(sandbox("p2").made().id());

        settleUntil(() -> bar().contains("2 selected, 1 of them gone"));
        assertThat(grid().getSelectedItems()).hasSize(2);
    }

    @Test
    void the_selection_is_cleared_with_one_click() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes");
        tick("p1");

        press("Clear selection");

        assertThat(barIsShown()).isFalse();
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    private void type(String filter) {
        LocatorJ._setValue(
                LocatorJ._get(
                        TextField.class,
                        spec -> spec.withPredicate(
                                field -> field.getAriaLabel().orElse("").equals("Filter"))),
                filter);
        settle();
    }

    private static Sandbox ownedBy(String person, Sandbox sandbox) {
        return new Sandbox(
                sandbox.id(),
                sandbox.status(),
                new Creator.User(person, person, Creator.Evidence.RECORDED),
                person,
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                null,
                sandbox.metadata());
    }

    private static String several() {
        var dialog = LocatorJ._get(BatchDialog.class);
        return dialog.getHeaderTitle() + "\n" + dialog.getElement().getTextRecursively();
    }

    private void confirm(String label) {
        LocatorJ._click(LocatorJ._get(LocatorJ._get(BatchDialog.class), Button.class, spec -> spec.withText(label)));
        settle();
    }

    private void givenMany(int count) {
        given(IntStream.range(0, count)
                .mapToObj(number -> sandbox("s%02d".formatted(number)).made())
                .toArray(Sandbox[]::new));
    }

    private void tick(String... ids) {
        for (String id : ids) {
            model().selectFromClient(row(id));
        }
        settle();
    }

    private void untick(String id) {
        model().deselectFromClient(row(id));
        settle();
    }

    private static GridMultiSelectionModel<SandboxRow> model() {
        return (GridMultiSelectionModel<SandboxRow>) grid().getSelectionModel();
    }

    private static SandboxRow row(String id) {
        return rows().stream()
                .filter(row -> row.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String bar() {
        return LocatorJ._get(SelectionBar.class).getElement().getTextRecursively();
    }

    private static boolean barIsShown() {
        return !LocatorJ._find(SelectionBar.class).isEmpty();
    }
}
