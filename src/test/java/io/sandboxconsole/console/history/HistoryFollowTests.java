package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.list.NewRowsBanner;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/// Tests that the open History page follows what happens, and moves nothing under the person.
class HistoryFollowTests extends HistoryScreenTest {

    @Test
    void new_lives_are_announced_and_move_no_row() {
        history.with(live("old"));
        screen("history");

        history.with(newer("new"));
        look();

        assertThat(names()).containsExactly("old");
        assertThat(announced()).contains("1 new");
        press("Show 1 new");
        assertThat(names()).containsExactly("new", "old");
        assertThat(announced()).isEmpty();
    }

    @Test
    void an_end_shows_in_its_row_which_stays_where_it_is() {
        history.with(live("a"), live("b"));
        screen("history?sort=name");

        history.with(deleted("a", "Olga"));
        look();

        assertThat(names()).containsExactly("a", "b");
        assertThat(listed()).extracting(HistoryCells::word).containsExactly("Deleted by person", "Running");
        assertThat(announced()).isEmpty();
    }

    @Test
    void a_row_that_no_longer_matches_stays_with_its_new_value_until_the_person_looks_anew() {
        history.with(live("a"), live("b"));
        screen("history?filter=ended:no&sort=name");

        history.with(deleted("a", "Olga"));
        look();

        assertThat(names()).containsExactly("a", "b");
        assertThat(HistoryCells.word(listed().getFirst())).isEqualTo("Deleted by person");
        press("1 no longer matches — update");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void a_new_end_arrives_in_a_list_of_ends() {
        history.with(live("a"), ended("b", Cause.EXPIRED));
        screen("history?filter=ended:yes");

        history.with(deleted("a", "Olga"));
        look();

        assertThat(names()).containsExactly("b");
        press("Show 1 new");
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_life_that_is_no_longer_visible_keeps_its_row_and_its_last_values() {
        history.with(live("a"), live("b"));
        screen("history?sort=name");

        history.forget();
        history.with(live("b"), new Life(sandbox("a").of("research").made(), Sample.NOW));
        look();

        assertThat(names()).containsExactly("a", "b");
        assertThat(listed().getFirst().sandbox().team()).isEqualTo("platform");
        press("1 gone — update");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void an_empty_history_fills_by_itself() {
        screen("history");

        history.with(live("first"));
        look();

        assertThat(names()).containsExactly("first");
        assertThat(words()).doesNotContain("No history yet");
    }

    @Test
    void a_whole_page_of_new_rows_is_announced_and_moves_none() {
        IntStream.range(0, 60).forEach(i -> history.with(live("a%02d".formatted(i))));
        screen("history?sort=name&size=50");

        IntStream.range(0, 60).forEach(i -> history.with(live("Z%02d".formatted(i))));
        look();

        assertThat(names()).hasSize(50).allMatch(name -> name.startsWith("a"));
        assertThat(buttons("Show 50 new")).hasSize(1);
    }

    @Test
    void the_details_of_a_sandbox_that_ends_say_so_at_once() {
        history.with(live("a"));
        screen("history/prod/a");

        history.with(deleted("a", "Olga"));
        look();
        settle();

        assertThat(words()).contains("Deleted by person", "Olga");
    }

    @Test
    void the_counts_of_the_facets_are_read_again_with_the_rows() {
        history.with(ended("a", Cause.GONE));
        screen("history");
        history.with(ended("b", Cause.GONE));
        look();

        press("Refresh");
        press("Cause of end");

        assertThat(words()).contains("Gone, not via the console\n2");
    }

    @Test
    void a_history_that_cannot_be_followed_says_so_and_recovers_by_itself() {
        history.with(live("a"));
        screen("history");

        history.fail(new DataAccessResourceFailureException("down"));
        look();
        assertThat(buttons("Try again")).hasSize(1);
        assertThat(names()).containsExactly("a");

        history.fail(null);
        look();
        assertThat(buttons("Try again")).isEmpty();
    }

    @Test
    void a_broken_filter_is_not_followed() {
        history.with(live("a"));
        screen("history");
        _setValue(_get(TextField.class), "age:>never");
        settle();

        history.with(newer("new"));
        look();

        assertThat(announced()).isEmpty();
    }

    @Test
    void the_page_looks_soon_after_it_was_opened_and_the_fleet_has_changed_and_rarely_otherwise() {
        history.with(live("a"));
        screen("history");
        int asked = history.asked().size();

        beat(2);
        assertThat(history.asked()).hasSize(asked + 1);
        beat(4);
        assertThat(history.asked()).hasSize(asked + 3);
        beat(5);
        assertThat(history.asked()).hasSize(asked + 3);
        beat(1);
        assertThat(history.asked()).hasSize(asked + 4);

        _get(HistoryList.class).expectNews();
        beat(2);
        assertThat(history.asked()).hasSize(asked + 5);
    }

    @Test
    void a_change_of_the_fleet_reaches_the_page() {
        history.with(live("a"));
        screen("history");
        int asked = history.asked().size();
        history.with(newer("new"));

        given(sandbox("new").made());

        settleUntil(() -> {
            beat(1);
            return history.asked().size() > asked && announced().contains("1 new");
        });
        assertThat(names()).containsExactly("a");
    }

    private void screen(String address) {
        signIn("viewer", "platform");
        open(address);
    }

    private static Life newer(String id) {
        return new Life(sandbox(id).aged(Duration.ofMinutes(1)).made(), Sample.NOW.minus(Duration.ofMinutes(1)));
    }

    private void look() {
        _get(HistoryList.class).follow();
        settle();
    }

    private void beat(int times) {
        for (int i = 0; i < times; i++) {
            _get(HistoryList.class).age();
        }
        settle();
    }

    private static String announced() {
        return _find(NewRowsBanner.class).stream()
                .map(banner -> banner.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }
}
