package io.sandboxconsole.console.sandbox.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.columns.Density;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ListColumnsTests extends SandboxScreenTest {

    @Autowired
    private JdbcClient database;

    @AfterEach
    void forgetPreferences() {
        database.sql("delete from preference").update();
    }

    @Test
    void the_usual_columns_leave_out_the_only_connection_and_the_only_team() {
        signInAndOpen("sandboxes");

        assertThat(columns()).containsExactly("name", "state", "creator", "image", "created", "expires", "labels");
    }

    @Test
    void where_there_is_no_room_for_all_columns_the_less_important_ones_are_left_out() {
        List<String> all = SandboxColumns.ALL.usual(true, true);

        assertThat(fitting(all, 1_152))
                .containsExactly("name", "state", "creator", "image", "created", "expires", "labels");
        assertThat(fitting(all, 672)).containsExactly("name", "state", "creator", "expires");
        assertThat(fitting(all, 10)).containsExactly("name");
        assertThat(fitting(all, 1_632)).isEqualTo(all);
    }

    @Test
    void columns_chosen_by_a_person_stay_whatever_the_width_and_make_room_for_the_details_only() {
        given(sandbox("p1").made());
        String columns = "?columns=name,team,label.env,image,created,labels,connection,expires";
        signInAndOpen("sandboxes" + columns);

        assertThat(columns()).hasSize(8);
        open("sandboxes/prod/p1" + columns);

        assertThat(columns()).hasSize(8);
        assertThat(grid().getColumns().stream()
                        .filter(Component::isVisible)
                        .map(Grid.Column::getKey)
                        .filter(SandboxColumns.ALL::known))
                .containsExactly("name", "label.env", "image", "expires");
    }

    @Test
    void the_address_says_which_columns_there_are_and_in_which_order() {
        signInAndOpen("sandboxes?columns=name,team,label.env");

        assertThat(columns()).containsExactly("name", "team", "label.env");
    }

    @Test
    void a_column_is_chosen_from_the_metadata_that_there_is_and_remembered() {
        given(sandbox("p1").with("env", "ci").made());
        signInAndOpen("sandboxes");
        press("Columns");
        settle();

        _setValue(choice("env"), true);

        assertThat(address()).contains("label.env");
        assertThat(columns()).endsWith("label.env");
        settle();
        signInAndOpen("sandboxes");
        assertThat(columns()).endsWith("label.env");
    }

    @Test
    void the_preference_of_one_person_is_not_anothers() {
        given(sandbox("p1").made());
        signInAndOpen("sandboxes");
        press("Columns");
        _setValue(choice("Image"), false);
        settle();
        assertThat(columns()).doesNotContain("image");

        signIn("lead", "platform");
        open("sandboxes");

        assertThat(columns()).contains("image");
    }

    @Test
    void a_column_moves_up_and_the_name_cannot_be_hidden() {
        signInAndOpen("sandboxes?columns=name,state,team");
        press("Columns");
        settle();

        press("Move Team up");

        assertThat(columns()).containsExactly("name", "team", "state");
        assertThat(choice("Name").isEnabled()).isFalse();
    }

    @Test
    void lines_can_be_compact_and_everything_can_be_as_usual_again() {
        signInAndOpen("sandboxes?columns=name,state");
        press("Columns");
        settle();

        _setValue(densities(), Density.COMPACT);
        assertThat(address()).contains("density=compact");
        assertThat(grid().hasClassName("compact-lines")).isTrue();
        press("Reset columns");

        assertThat(grid().hasClassName("compact-lines")).isFalse();
        assertThat(columns()).hasSize(7);
    }

    @Test
    void an_address_with_a_column_that_there_is_not_says_so() {
        signInAndOpen("sandboxes?columns=name,colour&density=airy&tab=secrets");

        assertThat(words())
                .contains(
                        "Unknown column “colour” in the link; ignored.",
                        "Unknown row height “airy” in the link; ignored.",
                        "Unknown tab “secrets” in the link; showing the overview.");
        press("Dismiss note");
        assertThat(words()).doesNotContain("in the link");
    }

    private void signInAndOpen(String address) {
        signIn("operator", "platform");
        open(address);
    }

    private static List<String> fitting(List<String> keys, double room) {
        return SandboxColumns.ALL.fitting(keys, room, key -> 16 * SandboxColumns.ALL.width(key, Density.COMFORTABLE));
    }

    private static List<String> columns() {
        return grid().getColumns().stream()
                .map(Grid.Column::getKey)
                .filter(Objects::nonNull)
                .filter(SandboxColumns.ALL::known)
                .toList();
    }

    private static Popover chooser() {
        return _get(Popover.class, spec -> spec.withPredicate(popover -> popover.getTarget() instanceof PanelButton));
    }

    private static Checkbox choice(String label) {
        return _get(chooser(), Checkbox.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Density> densities() {
        return _get(chooser(), RadioButtonGroup.class);
    }
}
