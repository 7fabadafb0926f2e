package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.console.past.KnowledgeNote;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class KnowledgeNoteTests extends HistoryScreenTest {

    private static final ConnectionId PROD = new ConnectionId("prod");

    @AfterEach
    void forgetPurges() {
        JdbcClient.create(database()).sql("delete from history_purge").update();
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    private void watched(Span... spans) {
        history.with(new Coverage(PROD, List.of(spans)));
    }

    private static List<String> notes() {
        return _find(KnowledgeNote.class).stream()
                .map(note -> note.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void the_history_says_since_when_it_is_complete_and_its_gaps() {
        watched(
                new Span(ago(Duration.ofDays(9)), ago(Duration.ofDays(2))),
                new Span(ago(Duration.ofDays(2)).plus(Duration.ofMinutes(12)), ago(Duration.ZERO)));
        signIn("viewer", "platform");

        open("history");

        assertThat(notes()).singleElement().asString().contains("Complete since", "1 gap", "12 min", "watched since");
    }

    @Test
    void what_was_purged_is_missing_too() {
        watched(new Span(ago(Duration.ofDays(900)), ago(Duration.ZERO)));
        JdbcClient.create(database())
                .sql("insert into history_purge (purged_on, kind, removed, kept_since)"
                        + " values (date '2026-01-01', 'ENDED', 7, timestamp with time zone '2025-01-01 00:00:00Z')")
                .update();
        signIn("viewer", "platform");

        open("history");

        assertThat(notes())
                .singleElement()
                .asString()
                .contains("Ended sandboxes kept since", "Jan 1, 2025")
                .doesNotContain("gap");
    }

    @Test
    void a_connection_that_is_not_watched_now_has_an_open_gap() {
        watched(new Span(ago(Duration.ofDays(9)), ago(Duration.ofHours(1))));
        signIn("viewer", "platform");

        open("history");

        assertThat(notes()).singleElement().asString().contains("1 gap", "Not watched since");
    }

    @Test
    void a_period_of_which_all_is_known_has_no_note() {
        watched(new Span(ago(Duration.ofDays(20)), ago(Duration.ZERO)));
        signIn("viewer", "platform");

        open("failures?days=7");
        assertThat(notes()).isEmpty();

        open("failures?days=30");
        assertThat(notes()).singleElement().asString().contains("Complete since");
    }

    @Test
    void a_history_that_cannot_be_read_says_so_once() {
        history.fail(new DataAccessResourceFailureException("down"));
        signIn("viewer", "platform");

        open("history");

        assertThat(buttons("Try again")).hasSize(1);
        assertThat(notes()).isEmpty();
    }

    @Test
    void it_speaks_chinese() {
        watched(new Span(ago(Duration.ofDays(9)), ago(Duration.ofHours(1))));
        prefer(Locale.SIMPLIFIED_CHINESE);
        signIn("viewer", "platform");

        open("history");

        assertThat(notes()).singleElement().asString().contains("完整记录始于", "1 处空缺");
    }
}
