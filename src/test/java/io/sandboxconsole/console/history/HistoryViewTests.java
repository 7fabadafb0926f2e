package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.history.LifeRows;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class HistoryViewTests extends HistoryScreenTest {

    @Test
    void live_and_ended_sandboxes_stand_in_one_list_with_the_state_or_the_cause_of_the_end() {
        history.with(live("a"), deleted("b", "Olga"), ended("c", Cause.GONE));
        signIn("viewer", "platform");

        open("history?sort=name");

        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(listed())
                .extracting(HistoryCells::word)
                .containsExactly("Running", "Deleted by person", "Gone, not via the console");
    }

    @Test
    void the_filter_the_order_and_the_page_are_those_of_the_address() {
        IntStream.range(0, 60).forEach(i -> history.with(ended("ci-%02d".formatted(i), Cause.EXPIRED)));
        history.with(ended("other", Cause.EXPIRED));
        signIn("viewer", "platform");

        open("history?filter=name:ci-*&sort=-name&page=2&size=25");

        assertThat(names()).hasSize(25).startsWith("ci-34").doesNotContain("other");
        assertThat(words()).contains("26–50 of 60");
        press("Next page");
        assertThat(names()).hasSize(10);
    }

    @Test
    void a_changed_filter_is_in_the_address() {
        history.with(live("a"), live("b"));
        signIn("viewer", "platform");
        open("history");

        _setValue(_get(TextField.class), "name:b");
        String address = written();
        settle();

        assertThat(address).startsWith("history?filter=name");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void live_or_ended_is_one_click_and_stands_in_the_filter() {
        history.with(live("a"), deleted("b", "Olga"));
        signIn("viewer", "platform");
        open("history?filter=name:*");

        choose("Ended");
        assertThat(names()).containsExactly("b");
        assertThat(_get(TextField.class).getValue()).isEqualTo("name:* ended:yes");
        choose("Live");
        assertThat(names()).containsExactly("a");
        choose("All");

        assertThat(names()).hasSize(2);
        assertThat(_get(TextField.class).getValue()).isEqualTo("name:*");
    }

    @Test
    void a_facet_counts_the_causes_once_the_counts_have_come() {
        history.with(live("a"), deleted("b", "Olga"), ended("c", Cause.GONE), ended("d", Cause.GONE));
        signIn("viewer", "platform");
        open("history");

        press("Cause of end");

        assertThat(words()).contains("Gone, not via the console\n2", "Deleted by person\n1");
    }

    @SuppressWarnings("unchecked")
    private void choose(String label) {
        RadioButtonGroup<Object> group = _get(RadioButtonGroup.class);
        Object item = group.getListDataView()
                .getItems()
                .filter(each -> label.equals(group.getItemLabelGenerator().apply(each)))
                .findFirst()
                .orElseThrow();
        _setValue(group, item);
        settle();
    }

    @Test
    void a_page_beyond_the_end_shows_the_last_one_and_says_so() {
        history.with(live("a"));
        signIn("viewer", "platform");

        open("history?page=7");
        settle();

        assertThat(names()).containsExactly("a");
        assertThat(words()).contains("Page 7 of the link does not exist; showing page 1.");
    }

    @Test
    void what_has_no_meaning_in_the_address_is_told() {
        signIn("viewer", "platform");

        open("history?sort=colour&tab=kitchen&size=7");

        assertThat(words()).contains("“colour”", "“kitchen”", "“7”");
        assertThat(history.asked().getLast().order()).isEqualTo(HistoryOrder.NEWEST_FIRST);
    }

    @Test
    void the_details_of_an_ended_sandbox_say_when_why_and_by_whom_it_ended() {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), "OOM", "The process was killed.", Sample.NOW);
        history.with(ended(sandbox("b").with(status).made(), Cause.DELETED_ELSEWHERE, "jonas@acme.example"));
        signIn("auditor");

        open("history/prod/b");

        assertThat(words())
                .contains("Deleted elsewhere", "jonas@acme.example", "Last state", "OOM", "The process was killed.");
        assertThat(_find(_get(SandboxDetails.class), Tab.class).stream()
                        .filter(Tab::isVisible)
                        .map(tab -> tab.getElement().getTextRecursively()))
                .containsExactly("Overview", "Timeline", "Last words", "Audit");
        assertThat(buttons("Delete")).isEmpty();
    }

    @Test
    void the_last_words_of_a_sandbox_that_failed_are_a_tab_of_its_details() {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), "OOM", "The process was killed.", Sample.NOW);
        var failed = ended(sandbox("b").with(status).made(), Cause.FAILED, null);
        history.with(failed, ended(sandbox("c").with(status).made(), Cause.FAILED, null));
        var jdbc = JdbcClient.create(database());
        new LifeRows(database()).write(List.of(failed));
        jdbc.sql("insert into history_last_words (connection, sandbox, at, logs, truncated)"
                        + " values ('prod', 'b', current_timestamp, ?, true)")
                .param("Traceback\n<b>MemoryError</b>")
                .update();
        signIn("auditor");

        open("history/prod/b?tab=last-words");
        assertThat(words()).contains("<b>MemoryError</b>", "the beginning is cut");
        open("history/prod/c?tab=last-words");
        assertThat(words()).contains("No last words are kept of this sandbox.");

        jdbc.sql("delete from history_last_words").update();
        jdbc.sql("delete from history_sandbox").update();
    }

    @Test
    void an_end_of_ours_leads_an_auditor_to_its_entry_in_the_trail() {
        history.with(deleted("b", "Olga"));
        signIn("auditor");
        open("history/prod/b");

        assertThat(hrefs()).contains("audit?entry=" + DELETION);

        signIn("viewer", "platform");
        open("history/prod/b");

        assertThat(words()).contains("Deleted by person", "Olga");
        assertThat(hrefs()).doesNotContain("audit?entry=" + DELETION);
    }

    @Test
    void an_end_that_nobody_saw_says_between_which_times_it_was() {
        history.with(ended("b", Cause.GONE_UNWATCHED));
        signIn("viewer", "platform");

        open("history/prod/b");

        assertThat(words()).contains("between", "Not expired then. Expiry:", "Gone while not watched");
    }

    @Test
    void a_live_sandbox_leads_to_its_page_for_actions() {
        history.with(live("a"));
        signIn("operator", "platform");
        open("history");

        _clickItem(lives(), 0);
        settle();

        assertThat(hrefs()).contains("sandboxes/prod/a");
        assertThat(buttons("Delete")).isEmpty();
    }

    @Test
    void a_person_of_another_team_sees_nothing_of_it() {
        history.with(deleted("b", "Olga"));
        signIn("viewer", "research");

        open("history/prod/b");

        assertThat(listed()).isEmpty();
        assertThat(words())
                .contains("There is no sandbox prod/b in the history.")
                .doesNotContain("Olga");
    }

    @Test
    void a_hostile_text_is_shown_and_does_nothing() {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), "<b>\u202ereason", "<img src=x>", Sample.NOW);
        history.with(ended(sandbox("b").with(status).made(), Cause.DELETED_ELSEWHERE, "\u202e<script>"));
        signIn("auditor");

        open("history/prod/b");

        assertThat(words()).contains("<script>", "<img src=x>").doesNotContain("\u202e");
    }

    @Test
    void an_empty_history_says_so_and_an_unmatched_filter_can_be_cleared() {
        signIn("viewer", "platform");
        open("history");
        assertThat(words()).contains("No history yet");

        history.with(live("a"));
        open("history?filter=name:nothing");
        assertThat(words()).contains("No sandbox in the history matches the filter");
        buttons("Clear filter").getLast().click();
        settle();

        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_failed_read_is_told_and_can_be_tried_again() {
        history.with(live("a"));
        history.fail(new DataAccessResourceFailureException("down"));
        signIn("viewer", "platform");
        open("history");
        assertThat(buttons("Try again")).hasSize(1);

        history.fail(null);
        press("Try again");

        assertThat(names()).containsExactly("a");
        assertThat(buttons("Try again")).isEmpty();
    }

    @Test
    void the_link_of_a_sandbox_that_has_ended_meanwhile_says_how_and_leads_to_its_past() {
        history.with(ended("gone-1", Cause.GONE));
        signIn("viewer", "platform");

        open("sandboxes/prod/gone-1");
        settle();

        assertThat(words()).contains("gone-1 disappeared, and was not deleted through this console");
        assertThat(hrefs()).contains("history/prod/gone-1");
    }

    private static List<String> hrefs() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }
}
