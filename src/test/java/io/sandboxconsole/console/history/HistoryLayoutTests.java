package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnResizeEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.event.SortEvent;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.columns.Density;
import io.sandboxconsole.console.sandbox.list.ListOrder;
import io.sandboxconsole.console.sandbox.list.PrintedCells;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests columns, density, widths and paper of the History page.
class HistoryLayoutTests extends HistoryScreenTest {

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forgetPreferences() {
        jdbc.sql("delete from preference").update();
    }

    @Test
    void the_usual_columns_leave_out_the_only_team() {
        screen("history");

        assertThat(columns()).containsExactly("name", "cause", "creator", "by", "created", "ended", "lived", "image");
    }

    @Test
    void a_column_is_chosen_from_the_metadata_that_there_is_and_remembered_beside_that_of_sandboxes() {
        history.with(
                live("a"),
                new Life(sandbox("b").with("env", "ci").made(), live("b").firstSeen()));
        screen("history");
        press("Columns");

        _setValue(choice("env"), true);
        String address = written();
        settle();

        assertThat(address).startsWith("history?columns=").contains("label.env");
        assertThat(columns()).endsWith("label.env");
        screen("history");
        assertThat(columns()).endsWith("label.env");
        open("sandboxes");
        assertThat(grid().getColumnByKey("label.env")).isNull();
    }

    @Test
    void the_address_says_which_columns_there_are_and_what_it_names_in_vain_is_told() {
        screen("history?columns=name,lived,state,colour&density=airy");

        assertThat(columns()).containsExactly("name", "lived");
        assertThat(words())
                .contains(
                        "Unknown column “state” in the link; ignored.",
                        "Unknown column “colour” in the link; ignored.",
                        "Unknown row height “airy” in the link; ignored.");
    }

    @Test
    @SuppressWarnings("unchecked")
    void lines_can_be_compact_a_column_moves_and_everything_can_be_as_usual_again() {
        screen("history?columns=name,cause,lived");
        press("Columns");

        RadioButtonGroup<Density> densities = _find(RadioButtonGroup.class).stream()
                .filter(group -> "Row height".equals(group.getLabel()))
                .findFirst()
                .orElseThrow();
        _setValue(densities, Density.COMPACT);
        assertThat(written()).contains("density=compact");
        settle();
        assertThat(lives().hasClassName("compact-lines")).isTrue();
        press("Move Lifetime up");
        assertThat(columns()).containsExactly("name", "lived", "cause");
        assertThat(choice("Name").isEnabled()).isFalse();
        press("Reset columns");

        assertThat(lives().hasClassName("compact-lines")).isFalse();
        assertThat(columns()).hasSize(8);
    }

    @Test
    void a_width_is_remembered() {
        screen("history?columns=name,cause");
        var cause = lives().getColumnByKey("cause");
        cause.setWidth("321px");
        ComponentUtil.fireEvent(lives(), new ColumnResizeEvent<>(lives(), true, internalId(cause)));
        settle();

        screen("history?columns=name,cause");

        assertThat(lives().getColumnByKey("cause").getWidth()).isEqualTo("321px");
    }

    @Test
    void columns_make_room_for_the_details() {
        history.with(deleted("a", "Olga"));
        screen("history/prod/a");

        assertThat(lives().getColumns().stream().filter(Component::isVisible).map(Grid.Column::getKey))
                .containsExactly("name", "cause", "creator", "ended");
    }

    @Test
    void an_order_chosen_in_a_header_stands_in_the_address() {
        history.with(live("b"), live("a"));
        screen("history");

        var byName = new GridSortOrder<>(lives().getColumnByKey("name"), SortDirection.DESCENDING);
        ComponentUtil.fireEvent(lives(), new SortEvent<>(lives(), List.of(byName), true));
        String address = written();
        settle();

        assertThat(address).isEqualTo("history?sort=-name");
        assertThat(names()).containsExactly("b", "a");
        assertThat(lives().getColumnByKey("by").isSortable()).isFalse();
    }

    @Test
    void paper_has_every_row_of_the_shown_columns_and_no_more_than_the_person_may_see() {
        IntStream.range(0, 60).forEach(i -> history.with(ended("ci-%02d".formatted(i), Cause.EXPIRED)));
        history.with(ended(sandbox("foreign").of("research").made(), Cause.EXPIRED, null));
        screen("history");
        var printed = new PrintedLives(history::page, new HistoryCells(clock, _ -> {}));

        // A print is a request of its own, without the session lock.
        var found = CompletableFuture.supplyAsync(() -> printed.first(
                        Actors.person("vic", Role.VIEWER, "platform"),
                        SandboxFilter.parse("cause:expired"),
                        new ListOrder("name", false),
                        1_000))
                .join();

        assertThat(found.rows()).hasSize(60);
        assertThat(found.matching()).isEqualTo(60);
        assertThat(lives().getElement().getAttribute("data-print")).isNotBlank();
    }

    @Test
    void paper_says_why_and_by_whom_in_the_language_of_the_person() {
        prefer(Locale.SIMPLIFIED_CHINESE);
        screen("history");
        var printed = new PrintedLives(history::page, new HistoryCells(clock, _ -> {}));
        var paper = new PrintedCells(ZoneOffset.UTC);
        var status = new SandboxStatus(
                SandboxState.of(Kind.FAILED), "OOM", null, live("b").firstSeen());
        var failed = ended(sandbox("b").with(status).with("env", "ci").made(), Cause.DELETED_ELSEWHERE, "\u202ejonas");

        assertThat(printed.cell("cause", failed, paper)).contains("OOM").doesNotContain("Deleted");
        assertThat(printed.cell("by", failed, paper)).contains("jonas").doesNotContain("\u202e");
        assertThat(printed.cell("ended", failed, paper)).isNotBlank();
        assertThat(printed.cell("label.env", failed, paper)).isEqualTo("ci");
        assertThat(printed.cell("ended", live("a"), paper)).isEmpty();
        assertThat(printed.cell("cause", live("a"), paper)).doesNotContain("\n");
        assertThat(printed.cell("lived", failed, paper)).isNotBlank();
    }

    private void screen(String address) {
        signIn("viewer", "platform");
        open(address);
    }

    private static List<String> columns() {
        return lives().getColumns().stream()
                .map(Grid.Column::getKey)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Checkbox choice(String label) {
        return _get(Checkbox.class, spec -> spec.withLabel(label));
    }

    private static String internalId(Grid.Column<?> column) {
        return Objects.requireNonNull(column.getElement().getProperty("_flowId"));
    }
}
