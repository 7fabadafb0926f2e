package io.sandboxconsole.console.audit;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.console.ConsoleTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditViewTests extends ConsoleTest {

    private static final Ending SUCCEEDED = new Ending(Result.SUCCEEDED, "", "", null);
    private static final Ending FAILED = new Ending(Result.FAILED, "unavailable", "The engine is down.", "request-7");

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTrail() {
        jdbc.sql("delete from audit_event").update();
    }

    @Test
    void an_auditor_sees_everything_with_the_two_rows_of_an_attempt_as_one_line() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("ravi", "research", "pause", FAILED);
        signIn("auditor");

        open("audit");

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("pause", "delete");
        assertThat(lines()).extracting(AuditEntry::resultWord).containsExactly("Failed", "Succeeded");
        assertThat(lines()).allSatisfy(line -> assertThat(line.intent()).isNotNull());
    }

    @Test
    void an_operator_sees_only_own_actions() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("ravi", "platform", "pause", SUCCEEDED);
        signIn("operator", "platform");

        open("audit");

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("delete");
    }

    @Test
    void a_lead_sees_only_the_own_team() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("ravi", "research", "pause", SUCCEEDED);
        signIn("lead", "platform");

        open("audit");

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("delete");
    }

    @Test
    void without_the_database_the_page_says_so_and_shows_the_trail_when_it_is_back() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        signIn("auditor");
        database().stop();

        open("audit");

        assertThat(words())
                .contains("The audit trail cannot be read now.", "database", "This page tries again by itself.");

        database().start();
        _click(_get(Button.class, spec -> spec.withText("Try again")));
        settle();

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("delete");
        assertThat(words()).doesNotContain("cannot be read now");
    }

    @Test
    void a_viewer_may_not_open_the_trail() {
        signIn("viewer", "platform");

        open("audit");

        assertThat(_find(AuditGrid.class)).isEmpty();
        assertThat(words()).contains("You may not open this page", "needs the role Operator");
    }

    @Test
    void an_intent_without_an_outcome_stands_out() {
        trail.append(List.of(event(UUID.randomUUID(), Phase.INTENT, "operator", "platform", "create", null)));
        signIn("auditor");

        open("audit");

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.open()).isTrue();
            assertThat(line.resultWord()).isEqualTo("No outcome");
        });
    }

    @Test
    void an_outcome_that_a_filter_leaves_out_still_ends_its_attempt() {
        var number = UUID.randomUUID();
        trail.append(List.of(event(number, Phase.INTENT, "operator", "platform", "create", null)));
        clock.advance(Duration.ofMinutes(2));
        trail.append(List.of(event(number, Phase.OUTCOME, "operator", "platform", "create", FAILED)));
        signIn("auditor");

        open("audit?to=" + clock.instant().minusSeconds(60));

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.open()).isFalse();
            assertThat(line.resultWord()).isEqualTo("Failed");
        });
    }

    @Test
    @SuppressWarnings("rawtypes") // the locator takes a class, and a class has no type arguments
    void the_address_holds_the_filters() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");

        open("audit?result=failed&action=pause&result=nonsense");

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("pause");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Action")).getValue())
                .isEqualTo("pause");
        Select<?> result = _get(Select.class, spec -> spec.withLabel("Result"));
        assertThat(result.getValue()).isEqualTo(Result.FAILED);
    }

    @Test
    void a_changed_filter_changes_the_address_and_the_lines() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");
        open("audit");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Text")), "engine is DOWN");
        settle();

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("pause");
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("text"))
                .contains("engine is DOWN");
    }

    @Test
    void older_rows_are_loaded_on_demand() {
        IntStream.range(0, AuditView.PAGE).forEach(_ -> attempt("operator", "platform", "pause", SUCCEEDED));
        signIn("auditor");
        open("audit");
        int before = lines().size();

        _click(_get(Button.class, spec -> spec.withText("Load older")));
        settle();

        assertThat(before).isEqualTo(AuditView.PAGE / 2);
        assertThat(lines()).hasSize(AuditView.PAGE);
    }

    @Test
    void a_chosen_line_shows_everything_about_it() {
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().getFirst());

        assertThat(_find(AuditDetails.class)).hasSize(1);
        assertThat(words()).contains("request-7", "The engine is down.", "203.0.113.9", "operator", "platform", "5f2c");
    }

    @Test
    void nothing_recorded_and_nothing_matching_read_differently() {
        signIn("auditor");

        open("audit");
        String empty = words();
        open("audit?text=nothing-like-this");
        String unmatched = words();

        assertThat(empty).contains("Nothing is recorded yet that you may see");
        assertThat(unmatched).contains("Nothing in the trail matches these filters");
    }

    private List<AuditEntry> lines() {
        var grid = _get(AuditGrid.class);
        return IntStream.range(0, _size(grid))
                .mapToObj(index -> _get(grid, index))
                .toList();
    }

    private void attempt(String actor, String team, String action, Ending ending) {
        var number = UUID.randomUUID();
        List<AuditEvent> rows = new ArrayList<>();
        rows.add(event(number, Phase.INTENT, actor, team, action, null));
        rows.add(event(number, Phase.OUTCOME, actor, team, action, ending));
        trail.append(rows);
    }

    private AuditEvent event(
            UUID number, Phase phase, String actor, String team, String action, @Nullable Ending ending) {
        return new AuditEvent(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                number,
                phase,
                new Who(actor, actor, "person", "console", "203.0.113.9"),
                action,
                new What("prod", "5f2c", "trainer", team, actor),
                ending);
    }
}
