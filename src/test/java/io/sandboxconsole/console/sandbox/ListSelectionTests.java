package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
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
    void several_are_counted_by_what_is_possible_and_wait_for_bulk_jobs() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made(),
                sandbox("p4").made());
        signIn("operator", "platform");
        open("sandboxes");

        tick("p1", "p2", "p3");

        assertThat(bar()).contains("3 selected");
        assertThat(button("Pause 2").isEnabled()).isFalse();
        assertThat(button("Resume 1").isEnabled()).isFalse();
        assertThat(button("Delete 3").isEnabled()).isFalse();
    }

    @Test
    void a_viewer_is_offered_no_action_on_what_is_selected() {
        given(sandbox("p1").made());
        signIn("viewer", "platform");
        open("sandboxes");

        tick("p1");

        assertThat(bar()).contains("One selected").doesNotContain("Delete", "Pause");
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

        LocatorJ._setValue(
                LocatorJ._get(
                        TextField.class,
                        spec -> spec.withPredicate(
                                field -> field.getAriaLabel().orElse("").equals("Filter"))),
                "state:paused");
        settle();

        assertThat(barIsShown()).isFalse();
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

        press("Clear the selection");

        assertThat(barIsShown()).isFalse();
        assertThat(grid().getSelectedItems()).isEmpty();
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
