package io.sandboxconsole.console.sandbox.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.sandboxconsole.console.columns.Density;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStateTests {

    private static final SandboxId OPEN = new SandboxId(SandboxScreenTest.PROD, "a b");

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void the_initial_state_needs_no_parameters() {
        assertThat(ListAddress.of(SandboxColumns.ALL, ListState.INITIAL).getPathWithQueryParameters())
                .isEqualTo("sandboxes");
    }

    @Test
    void a_state_comes_back_from_its_location() {
        var look = ListLayout.USUAL
                .withColumns(List.of("name", "state", "label.build id"))
                .withDensity(Density.COMPACT);
        var order = new ListOrder("name", true);
        var state =
                new ListState("label.env=dev name", order, 3, 100, OPEN, DetailsTab.LOGS, look, NOW.minusSeconds(60));

        Location location = ListAddress.of(SandboxColumns.ALL, state);

        var path = new RouteParameters(Map.of("connection", "prod", "id", "a b"));
        assertThat(new ListAddress(SandboxColumns.ALL, path, location.getQueryParameters(), NOW).state())
                .isEqualTo(state);
        assertThat(location.getPathWithQueryParameters()).startsWith("sandboxes/prod/a%20b?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=colour",
                "sort=-",
                "page=0",
                "page=-1",
                "page=x",
                "page=99999999999",
                "size=7",
                "size=",
                "tab=secrets",
                "columns=colour",
                "density=airy",
                "at=yesterday",
                "at=2026-11-24",
                "at=2026-11-20T12:00:01Z",
                "at=-999999999-01-01T00:00:00Z"
            })
    void nonsense_falls_back_and_is_told_about(String query) {
        var address = address(query);

        assertThat(address.state()).isEqualTo(ListState.INITIAL);
        assertThat(address.dropped()).hasSize(1);
    }

    @Test
    void a_sensible_address_loses_nothing() {
        var address = address("columns=state,label.env&density=compact&page=2");

        assertThat(address.dropped()).isEmpty();
        assertThat(address.state().layout().columns()).containsExactly("name", "state", "label.env");
    }

    @Test
    void the_columns_that_are_known_are_shown_without_the_others() {
        var address = address("columns=name,colour,team,shape");

        assertThat(address.state().layout().columns()).containsExactly("name", "team");
        assertThat(address.dropped()).hasSize(2);
    }

    @Test
    void an_impossible_connection_opens_nothing() {
        var path = new RouteParameters(Map.of("connection", "NO SUCH", "id", "1"));

        var address = new ListAddress(SandboxColumns.ALL, path, QueryParameters.empty(), NOW);

        assertThat(address.state().open()).isNull();
        assertThat(address.dropped()).hasSize(1);
    }

    @Test
    void another_filter_order_or_size_begins_with_the_first_page() {
        var third = ListState.INITIAL.onPage(2);

        assertThat(third.filteredBy("x").page()).isZero();
        assertThat(third.sortedBy(new ListOrder("team", false)).page()).isZero();
        assertThat(third.withSize(25).page()).isZero();
        assertThat(third.opening(OPEN).page()).isEqualTo(2);
    }

    @Test
    void each_list_has_its_own_columns_and_orders_and_only_one_has_a_past() {
        var history = new ListColumns(
                "history",
                () -> "History",
                "ended"::equals,
                List.of(new ListColumns.Column("cause", () -> "Cause", 14, 14, 0, 1, true)));
        var query = QueryParameters.fromString("sort=-ended&columns=cause,state&at=2026-11-20T10:00:00Z");

        var address = new ListAddress(history, RouteParameters.empty(), query, null);

        assertThat(address.state().order()).isEqualTo(new ListOrder("ended", true));
        assertThat(address.state().layout().columns()).containsExactly("name", "cause");
        assertThat(address.state().at()).isNull();
        assertThat(address.dropped()).hasSize(1);
        assertThat(ListAddress.of(history, address.state().opening(OPEN)).getPathWithQueryParameters())
                .startsWith("history/prod/a%20b?")
                .contains("sort=-ended");
    }

    private static ListAddress address(String query) {
        return new ListAddress(SandboxColumns.ALL, RouteParameters.empty(), QueryParameters.fromString(query), NOW);
    }
}
