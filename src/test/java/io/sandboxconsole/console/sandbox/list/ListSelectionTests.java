package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.action.ActionMenu;
import io.sandboxconsole.console.sandbox.action.ConfirmationDialog;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ListSelectionTests extends SandboxScreenTest {

    @Autowired
    private BulkActs bulk;

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
    void an_action_on_several_leads_to_its_plan_and_does_nothing_yet() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made(),
                sandbox("p4").made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2", "p3");

        assertThat(bar()).contains("3 selected");
        press("Pause (2)");

        assertThat(place()).startsWith("jobs/plan/");
        assertThat(words()).contains("Pause: 2 sandboxes", "1 left out: Not possible in this state.");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void an_operator_acts_on_several_of_their_own_only() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                ownedBy("operator", sandbox("p3").made()));
        signIn("operator", "platform");
        open("sandboxes");

        tick("p1", "p2");
        assertThat(button("Pause (0)").getElement().getAttribute("aria-disabled"))
                .isEqualTo("true");
        assertThat(button("Pause (0)").getTooltip().getText()).contains("only your own");
        press("Pause (0)");
        assertThat(place()).isEqualTo("sandboxes");

        tick("p3");
        press("Pause (1)");
        assertThat(words()).contains("Pause: one sandbox", "2 left out: Not permitted for you in bulk.");
    }

    @Test
    void what_no_plan_does_is_done_to_one_at_a_time() {
        engine().can(FakeSandboxProvider.VERSATILE);
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");

        assertThat(choices())
                .anySatisfy(choice -> assertThat(choice).startsWith("Fork").contains("one at a time"))
                .anySatisfy(choice -> assertThat(choice).startsWith("Auto-stop… (2)"));
    }

    @Test
    void a_value_that_several_get_is_asked_before_the_plan() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");

        press("Renew (2)");
        assertThat(texts(CommandDialog.class).toString()).contains("All of them get the same expiry.");
        LocatorJ._get(CommandDialog.class).submitButton().click();
        settle();

        assertThat(words()).contains("Renew: 2 sandboxes", "New expiry");
        assertThat(changesAsked()).isEmpty();
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
    void another_filter_keeps_the_selection_and_says_what_it_does_not_show() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");

        type("state:paused");
        assertThat(bar()).contains("2 selected, 2 not shown");
        tick("p3");

        assertThat(bar()).contains("3 selected, 2 not shown");
        type("");
        assertThat(grid().getSelectedItems()).hasSize(3);
        assertThat(bar()).contains("3 selected").doesNotContain("not shown");
    }

    @Test
    void all_that_match_stay_those_of_their_filter_under_another_one() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made());
        signIn("lead", "platform");
        open("sandboxes");
        type("state:running");
        press("Select all 2 matching");
        assertThat(bar()).contains("2 selected").doesNotContain("not shown");

        type("");

        assertThat(grid().getSelectedItems())
                .extracting(row -> row.id().value())
                .containsExactlyInAnyOrder("p1", "p2");
        tick("p3");
        assertThat(bar()).contains("3 selected");
    }

    @Test
    void the_selection_stays_on_the_way_to_another_page_and_back() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");

        open("overview");
        open("sandboxes");

        assertThat(bar()).contains("2 selected");
        assertThat(grid().getSelectedItems()).hasSize(2);
    }

    @Test
    void the_start_of_a_plan_ends_the_selection_of_its_tab() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");
        open("overview");

        bulk.endSelection(UI.getCurrent());
        open("sandboxes");

        assertThat(barIsShown()).isFalse();
        tick("p1");
        open("overview");
        open("sandboxes");
        assertThat(bar()).contains("One selected");
    }

    @Test
    void a_stored_selection_comes_back_and_an_unreadable_one_selects_nothing() {
        var selection = new ListSelection();
        selection.selectNamed(
                List.of(sandbox("p1").made().id(), sandbox("a/b \"c\"").made().id()));
        var matching = new ListSelection();
        matching.selectAllMatching(SandboxFilter.parse("state:running"));
        matching.except(List.of(sandbox("p1").made().id()));

        for (var stored : List.of(selection, matching)) {
            var read = new ListSelection();
            StoredSelection.read(StoredSelection.write(stored), read);
            assertThat(read.asked()).isEqualTo(stored.asked());
        }
        for (String text :
                List.of("", "x", "[]", "{}", "{\"filter\":\"sate:\",\"ids\":[]}", "{\"ids\":[[\"A B\",\"x\"]]}")) {
            var read = new ListSelection();
            StoredSelection.read(text, read);
            assertThat(read.isEmpty()).as(text).isTrue();
        }
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
        signIn("lead", "platform");
        open("sandboxes");
        tick("p1", "p2");

        given(sandbox("p1").in(Kind.PAUSED).made());
        settleUntil(() -> bar().contains("Resume (1)"));
        clock.advance(Duration.ofSeconds(2));
        lose(sandbox("p2").made().id());

        settleUntil(() -> bar().contains("One selected, 1 has ended"));
        assertThat(grid().getSelectedItems()).hasSize(2);
        press("Clear ended");
        assertThat(bar()).contains("One selected").doesNotContain("has ended");
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

    private static String place() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
    }

    private static List<String> choices() {
        return LocatorJ._get(LocatorJ._get(SelectionBar.class), ActionMenu.class)
                .getItems()
                .getFirst()
                .getSubMenu()
                .getItems()
                .stream()
                .filter(Component::isVisible)
                .map(item -> item.getElement().getTextRecursively())
                .toList();
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
