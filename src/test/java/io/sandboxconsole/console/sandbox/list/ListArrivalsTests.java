package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListArrivalsTests extends SandboxScreenTest {

    @Test
    void what_arrives_is_announced_and_moves_no_line() {
        given(sandbox("old").made());
        signIn("operator", "platform");
        open("sandboxes");

        given(sandbox("new").aged(Duration.ofMinutes(1)).made());
        settleUntil(() -> announced().contains("1 new"));

        assertThat(titles()).containsExactly("old");
        press("Show 1 new");
        assertThat(titles()).containsExactly("new", "old");
        assertThat(buttons("Show 1 new")).isEmpty();
    }

    @Test
    void what_has_gone_keeps_its_line_until_somebody_looks_anew() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("operator", "platform");
        open("sandboxes?sort=name");

        lose(sandbox("p1").made().id());
        settleUntil(() -> announced().contains("1 gone"));

        assertThat(titles()).containsExactly("p1", "p2");
        assertThat(rows().getFirst().gone()).isTrue();
        assertThat(rows().getFirst().buttons()).isEmpty();
        press("1 gone — update");
        assertThat(titles()).containsExactly("p2");
    }

    @Test
    void a_line_whose_value_changes_stays_where_it_is() {
        given(
                sandbox("a").with("name", "a").made(),
                sandbox("b").with("name", "b").made());
        signIn("operator", "platform");
        open("sandboxes?sort=name");

        given(sandbox("a").with("name", "z").made());
        settleUntil(() -> announced().contains("List changed"));

        assertThat(titles()).containsExactly("z", "b");
        press("List changed — update");
        assertThat(titles()).containsExactly("b", "z");
    }

    @Test
    void a_line_that_no_longer_matches_the_filter_stays_and_is_told_as_such() {
        given(sandbox("a").made(), sandbox("b").made());
        signIn("operator", "platform");
        open("sandboxes?filter=state:running&sort=name");

        given(sandbox("a").in(Kind.PAUSED).made());
        settleUntil(() -> announced().contains("1 no longer matches"));

        assertThat(titles()).containsExactly("a", "b");
        press("1 no longer matches — update");
        assertThat(titles()).containsExactly("b");
    }

    @Test
    void new_and_gone_lines_are_told_together() {
        given(sandbox("old").made(), sandbox("older").made());
        signIn("operator", "platform");
        open("sandboxes");

        lose(sandbox("older").made().id());
        given(sandbox("new").aged(Duration.ofMinutes(1)).made());
        settleUntil(() -> buttons("1 new · 1 gone — update").size() == 1);

        press("1 new · 1 gone — update");
        assertThat(titles()).containsExactly("new", "old");
    }

    @Test
    void a_list_that_loses_its_last_line_of_a_page_is_not_told_of_arrivals() {
        given(IntStream.range(0, 30)
                .mapToObj(number -> sandbox("s%02d".formatted(number)).made())
                .toArray(Sandbox[]::new));
        signIn("operator", "platform");
        open("sandboxes?sort=name&size=25");

        lose(sandbox("s03").made().id());
        settleUntil(() -> announced().contains("1 gone"));

        assertThat(announced()).doesNotContain("new");
        assertThat(titles()).hasSize(25);
    }

    @Test
    void an_empty_list_fills_by_itself_because_nothing_can_be_missed() {
        signIn("operator", "platform");
        open("sandboxes");

        given(sandbox("first").made());

        settleUntil(() -> titles().contains("first"));
        assertThat(announced()).isEmpty();
    }

    private static String announced() {
        return LocatorJ._find(NewRowsBanner.class).stream()
                .map(newRowsBanner -> newRowsBanner.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }
}
