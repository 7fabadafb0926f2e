package io.sandboxconsole.console.sandbox.list;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.event.SortEvent;
import com.vaadin.flow.data.provider.SortDirection;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxListTests extends SandboxScreenTest {

    @Test
    void an_operator_sees_the_sandboxes_of_the_own_team_only() {
        given(
                sandbox("p1").made(),
                sandbox("r1").of("research").made(),
                sandbox("n1").of(null).made());

        signIn("operator", "platform");
        open("sandboxes");

        assertThat(titles()).containsExactly("p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "admin"})
    void who_oversees_the_fleet_sees_every_sandbox(String role) {
        given(
                sandbox("p1").made(),
                sandbox("r1").of("research").made(),
                sandbox("n1").of(null).made());

        signIn(role);
        open("sandboxes");

        assertThat(titles()).containsExactlyInAnyOrder("p1", "r1", "n1");
    }

    @Test
    void a_person_without_grants_sees_nothing() {
        given(sandbox("p1").made());

        signIn("stranger", "platform");
        open("sandboxes");

        assertThat(words()).contains("No access yet").doesNotContain("p1");
    }

    @Test
    void only_those_who_may_create_are_offered_to() {
        signIn("viewer", "platform");
        open("sandboxes");

        assertThat(buttons("Create")).isEmpty();
    }

    @Test
    void an_order_chosen_in_a_header_orders_all_pages_and_stands_in_the_url() {
        given(
                sandbox("a").with("name", "beta").made(),
                sandbox("b").with("name", "Alpha").made());
        signIn("operator", "platform");
        open("sandboxes");

        var byName = new GridSortOrder<>(grid().getColumnByKey("name"), SortDirection.ASCENDING);
        ComponentUtil.fireEvent(grid(), new SortEvent<>(grid(), List.of(byName), true));

        assertThat(address()).isEqualTo("sandboxes?sort=name");
        assertThat(titles()).containsExactly("Alpha", "beta");
    }

    @Test
    void pages_are_turned_one_by_one() {
        givenMany(60);
        signIn("operator", "platform");
        open("sandboxes?size=25");
        assertThat(words()).contains("1–25 of 60");
        assertThat(button("Previous page").isEnabled()).isFalse();

        press("Next page");
        _click(button("Next page"));

        assertThat(address()).isEqualTo("sandboxes?size=25&page=3");
        assertThat(words()).contains("51–60 of 60");
        assertThat(rows()).hasSize(10);
        assertThat(button("Next page").isEnabled()).isFalse();

        press("Previous page");

        assertThat(words()).contains("26–50 of 60");
    }

    @Test
    void another_size_begins_with_the_first_page() {
        givenMany(60);
        signIn("operator", "platform");
        open("sandboxes?size=25&page=2");

        _setValue(size(), 100);

        assertThat(address()).isEqualTo("sandboxes?size=100");
        assertThat(words()).contains("1–60 of 60");
    }

    @Test
    void a_page_that_is_not_there_falls_back_to_the_last_one() {
        givenMany(30);
        signIn("operator", "platform");

        open("sandboxes?size=25&page=999");

        assertThat(words()).contains("26–30 of 30");
        assertThat(rows()).hasSize(5);
    }

    @Test
    void a_filter_that_is_typed_filters_and_stands_in_the_url() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        signIn("operator", "platform");
        open("sandboxes");

        _setValue(filterField(), "state:paused");

        assertThat(address()).isEqualTo("sandboxes?filter=state%3Apaused");
        assertThat(titles()).containsExactly("p2");
    }

    @Test
    void a_text_that_is_no_filter_is_kept_with_its_error_and_the_list_stays() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        signIn("operator", "platform");
        open("sandboxes");
        type("state:paused");

        type("state:paused age:>never");

        assertThat(filterField().isInvalid()).isTrue();
        assertThat(filterField().getErrorMessage())
                .isEqualTo(
                        "“never” is not an amount of time. Write a whole number and a unit (s, m, h, d or w), like 90m.");
        assertThat(titles()).containsExactly("p2");

        _clickItem(grid(), 0);
        settle();

        assertThat(filterField().getValue()).isEqualTo("state:paused age:>never");
        assertThat(filterField().isInvalid()).isTrue();
    }

    @Test
    void nothing_is_rewritten_under_the_fingers_of_who_types() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes");

        type("state:running  p1 ");

        assertThat(titles()).containsExactly("p1");
        assertThat(filterField().getValue()).isEqualTo("state:running  p1 ");
    }

    @Test
    void a_filter_in_the_url_that_is_none_is_shown_with_its_error_and_filters_nothing() {
        given(sandbox("p1").made());
        signIn("operator", "platform");

        open("sandboxes?filter=age%3A%3Enever");

        assertThat(titles()).containsExactly("p1");
        assertThat(filterField().getValue()).isEqualTo("age:>never");
        assertThat(filterField().isInvalid()).isTrue();
    }

    @Test
    void the_whole_state_comes_back_from_the_url() {
        givenMany(60);
        signIn("operator", "platform");

        open("sandboxes/prod/s07?filter=state%3Arunning&sort=-name&page=2&size=25");

        assertThat(filterField().getValue()).isEqualTo("state:running");
        assertThat(titles().getFirst()).isEqualTo("s34");
        assertThat(words()).contains("26–50 of 60");
        assertThat(facts()).containsEntry("ID", "s07");
    }

    @Test
    void parts_of_the_url_without_sense_fall_back_to_their_defaults() {
        given(sandbox("new").aged(Duration.ofMinutes(1)).made(), sandbox("old").made());
        signIn("operator", "platform");

        open("sandboxes?sort=colour&page=minus&size=7");

        assertThat(titles()).containsExactly("new", "old");
        assertThat(size().getValue()).isEqualTo(50);
    }

    @Test
    void an_empty_result_can_be_widened_again() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes?filter=nowhere");
        assertThat(words()).contains("The one sandbox you can see does not match the filter.");

        _click(_get(_get(EmptyList.class), Button.class, spec -> spec.withText("Clear filter")));
        settle();

        assertThat(titles()).containsExactly("p1");
        assertThat(filterField().getValue()).isEmpty();
    }

    private void givenMany(int count) {
        given(IntStream.range(0, count)
                .mapToObj(number -> sandbox("s%02d".formatted(number)).made())
                .toArray(Sandbox[]::new));
    }

    private void type(String text) {
        _setValue(filterField(), text);
        settle();
    }

    private static TextField filterField() {
        return _get(
                TextField.class,
                spec -> spec.withPredicate(
                        field -> field.getAriaLabel().orElse("").equals("Filter")));
    }

    @SuppressWarnings("unchecked")
    private static Select<Integer> size() {
        return _get(_get(Pager.class), Select.class);
    }
}
