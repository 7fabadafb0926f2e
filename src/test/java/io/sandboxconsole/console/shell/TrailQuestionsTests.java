package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.SwitchedTrailReads;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrailQuestionsTests extends ConsoleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SwitchedTrailReads trailReads;

    @BeforeEach
    void emptyTrail() {
        jdbc.sql("delete from audit_event").update();
        trailReads.turn(true);
    }

    @AfterEach
    void turnOff() {
        trailReads.turn(false);
    }

    @Test
    void each_question_of_the_trail_leaves_one_row_with_its_filter() {
        signIn("auditor");

        open("audit");
        open("audit?result=denied");

        assertThat(questions()).containsExactly("all entries", "result=denied");
        assertThat(newestRows(1).getFirst().event().who().id()).isEqualTo("auditor");
    }

    @Test
    void another_order_an_open_entry_and_the_same_address_are_no_other_question() {
        signIn("auditor");

        open("audit?result=denied");
        open("audit?result=denied&sort=time");
        open("audit?result=denied&entry=6f1c0c60-6a8e-4e6c-9f6e-2f8f5c2a6a10");
        open("audit?result=denied");

        assertThat(questions()).containsExactly("result=denied");
    }

    @Test
    void who_comes_back_from_another_page_asks_again() {
        signIn("auditor");

        open("audit");
        open("");
        open("audit");

        assertThat(questions()).hasSize(2);
    }

    @Test
    void who_may_not_read_the_trail_leaves_a_denial_and_no_question() {
        signIn("viewer", "platform");

        open("audit");

        assertThat(questions()).isEmpty();
        assertThat(newestRows(9)).anyMatch(row -> row.event().action().equals("open-audit"));
    }

    private List<String> questions() {
        settle();
        return newestRows(50).reversed().stream()
                .map(row -> row.event())
                .filter(event -> event.action().equals("read-audit"))
                .map(AuditEvent::context)
                .flatMap(context -> context.changes().stream())
                .map(Change::after)
                .toList();
    }
}
