package io.sandboxconsole.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStateTests {

    private static final SandboxId OPEN = new SandboxId(SandboxScreenTest.PROD, "a b");

    @Test
    void the_initial_state_needs_no_parameters() {
        assertThat(ListState.INITIAL.location().getPathWithQueryParameters()).isEqualTo("sandboxes");
    }

    @Test
    void a_state_comes_back_from_its_location() {
        var state = new ListState("label.env=dev name", new SortOrder(SortOrder.Key.NAME, true), 3, 100, OPEN);

        Location location = state.location();

        assertThat(ListState.of(
                        new RouteParameters(Map.of("connection", "prod", "id", "a b")), location.getQueryParameters()))
                .isEqualTo(state);
        assertThat(location.getPathWithQueryParameters()).startsWith("sandboxes/prod/a%20b?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sort=colour", "sort=-", "page=0", "page=-1", "page=x", "page=99999999999", "size=7", "size="})
    void nonsense_falls_back(String query) {
        assertThat(ListState.of(RouteParameters.empty(), QueryParameters.fromString(query)))
                .isEqualTo(ListState.INITIAL);
    }

    @Test
    void an_impossible_connection_opens_nothing() {
        var path = new RouteParameters(Map.of("connection", "NO SUCH", "id", "1"));

        assertThat(ListState.of(path, QueryParameters.empty()).open()).isNull();
    }

    @Test
    void another_filter_order_or_size_begins_with_the_first_page() {
        var third = ListState.INITIAL.onPage(2);

        assertThat(third.filteredBy("x").page()).isZero();
        assertThat(third.sortedBy(new SortOrder(SortOrder.Key.TEAM, false)).page())
                .isZero();
        assertThat(third.withSize(25).page()).isZero();
        assertThat(third.opening(OPEN).page()).isEqualTo(2);
    }
}
