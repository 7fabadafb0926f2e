package io.sandboxconsole.console.failure;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.NOW;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.overview.CountAnchor;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.history.LifeRows;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

class FailuresViewTests extends ConsoleTest {

    @Autowired
    @Qualifier("storedHistory")
    private History history;

    @Autowired
    private CurrentActor currentActor;

    @BeforeEach
    void someFail() {
        forget();
        new LifeRows(database())
                .write(List.of(
                        failed("out-of-memory", "platform", Duration.ofHours(2), Cause.FAILED),
                        failed("evicted", "platform", Duration.ofDays(3), Cause.EVICTED),
                        failed("of-others", "ml", Duration.ofDays(3), Cause.FAILED),
                        failed("last-month", "platform", Duration.ofDays(40), Cause.EXPIRED),
                        life(sandbox("deleted").made(), Duration.ofDays(2), Cause.DELETED_BY_PERSON)));
        JdbcClient.create(database())
                .sql("insert into history_last_words (connection, sandbox, at, logs, truncated)"
                        + " values ('prod', 'out-of-memory', current_timestamp, ?, false)")
                .param("Traceback\n<b>MemoryError</b>\n")
                .update();
    }

    @AfterEach
    void forget() {
        database().start();
        JdbcClient.create(database()).sql("delete from history_sandbox").update();
        JdbcClient.create(database()).sql("delete from history_last_words").update();
    }

    private static Life failed(String id, String team, Duration ago, Cause cause) {
        var status = new SandboxStatus(
                SandboxState.of(Kind.FAILED), "CONTAINER_EXITED_ERROR", "Sandbox container exited with code 137.", NOW);
        return life(sandbox(id).of(team).with(status).made(), ago, cause);
    }

    private static Life life(Sandbox sandbox, Duration ago, Cause cause) {
        Instant ended = NOW.minus(ago);
        return new Life(
                sandbox,
                NOW.minus(Duration.ofDays(80)),
                new End(ended, ended.minusSeconds(5), cause, null, null, null, null));
    }

    @Test
    void every_number_leads_to_a_list_of_as_many_lives() {
        signIn("auditor");

        for (String address : List.of(
                "failures",
                "failures?days=7&of=ended",
                "failures?days=90",
                "failures?reason=CONTAINER_EXITED_ERROR",
                "failures?of=ended&reason=none")) {
            open(address);

            assertThat(_find(CountAnchor.class)).hasSizeGreaterThan(15).allSatisfy(link -> {
                String sentence = link.getAriaLabel().orElseThrow();
                assertThat(link.getHref()).as(sentence).startsWith("history?filter=");
                assertThat(said(sentence)).as(sentence).isEqualTo(listed(link));
            });
        }
    }

    private static int said(String sentence) {
        return switch (sentence.substring(sentence.lastIndexOf(": ") + 2)) {
            case "no sandboxes" -> 0;
            case "one sandbox" -> 1;
            case String count -> Integer.parseInt(count.replace(" sandboxes", ""));
        };
    }

    private int listed(CountAnchor link) {
        var filter = new Location(link.getHref())
                .getQueryParameters()
                .getSingleParameter("filter")
                .map(SandboxFilter::parse)
                .orElseThrow();
        return history.page(currentActor.get(), new HistoryQuery(filter, HistoryOrder.NEWEST_FIRST, 0, 1))
                .matching();
    }

    @Test
    void the_engines_own_reason_is_counted_beside_the_cause() {
        signIn("auditor");

        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        open("failures?of=ended");

        assertThat(texts(TrendTable.class).get(1))
                .startsWith("Engine reason")
                .contains("CONTAINER_EXITED_ERROR", "No reason given");
        assertThat(links("CONTAINER_EXITED_ERROR"))
                .containsExactly("ended:%s..%s reason:CONTAINER_EXITED_ERROR".formatted(today.minusDays(29), today));
    }

    @Test
    void a_reason_narrows_all_numbers_but_those_of_the_reasons() {
        signIn("auditor");
        open("failures?of=ended");

        Select<String> reason = _get(ReasonSelect.class);
        assertThat(reason.getListDataView().getItems().map(reason.getItemLabelGenerator()::apply))
                .containsExactly("Any reason", "CONTAINER_EXITED_ERROR (3)", "No reason given (1)");
        _setValue(reason, "none");

        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getParameters())
                .containsEntry("reason", List.of("none"))
                .containsEntry("of", List.of("ended"));
        assertThat(number("Ended")).isEqualTo("Ended: one sandbox");
        assertThat(texts(TrendTable.class).get(1)).contains("CONTAINER_EXITED_ERROR");
    }

    @Test
    void more_than_eight_values_have_a_row_for_the_rest() {
        new LifeRows(database())
                .write(IntStream.range(0, 11)
                        .mapToObj(number -> life(
                                sandbox("ended-" + number).of("team-" + number).made(),
                                Duration.ofHours(number + 1L),
                                Cause.EXPIRED))
                        .toList());
        signIn("auditor");

        open("failures?of=ended");

        assertThat(number("5 others")).isEqualTo("5 others: 5 sandboxes");
        assertThat(links("5 others")).first().asString().contains(" -team:");
        every_number_leads_to_a_list_of_as_many_lives();
    }

    @Test
    void days_are_those_of_the_persons_zone() {
        signIn("auditor");
        inZone("Asia/Kathmandu");

        open("failures?days=7");

        assertThat(links("Failed")).first().asString().matches(".*ended:\\S+T18:15:00Z\\.\\.\\S+T18:15:00Z");
        assertThat(_find(CountAnchor.class))
                .allSatisfy(link ->
                        assertThat(said(link.getAriaLabel().orElseThrow())).isEqualTo(listed(link)));
    }

    private static List<String> links(String label) {
        return _find(CountAnchor.class).stream()
                .filter(link -> link.getAriaLabel().orElseThrow().startsWith(label + ": "))
                .map(link -> new Location(link.getHref())
                        .getQueryParameters()
                        .getSingleParameter("filter")
                        .orElseThrow())
                .toList();
    }

    @Test
    void a_person_counts_only_what_they_may_see() {
        signIn("viewer", "platform");

        open("failures");

        assertThat(number("Failed")).isEqualTo("Failed: 2 sandboxes");
        assertThat(words()).contains("out-of-memory").doesNotContain("of-others");
    }

    private static String number(String label) {
        return _find(CountAnchor.class).stream()
                .map(link -> link.getAriaLabel().orElseThrow())
                .filter(sentence -> sentence.startsWith(label + ": "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_trend_compares_with_the_period_before() {
        signIn("auditor");

        open("failures");

        assertThat(texts(TrendTable.class).getFirst())
                .contains("Evicted")
                .contains("▲ +1")
                .contains("▼ −1");
        assertThat(number("30 days before")).isEqualTo("30 days before: one sandbox");
    }

    @Test
    void an_example_shows_its_reason_and_the_end_of_its_log() {
        signIn("auditor");

        open("failures");

        assertThat(words()).contains("CONTAINER_EXITED_ERROR – Sandbox container exited with code 137.");
        assertThat(_get(Pre.class).getText()).isEqualTo("Traceback\n<b>MemoryError</b>");
        assertThat(_find(Anchor.class)).anyMatch(link -> link.getHref().equals("history/prod/out-of-memory"));
    }

    @Test
    void the_address_says_what_is_counted() {
        signIn("auditor");

        open("failures?days=7&of=ended");

        assertThat(_find(Select.class))
                .anySatisfy(select -> assertThat(select.getValue()).isEqualTo(7));
        assertThat(number("Ended")).isEqualTo("Ended: 4 sandboxes");
        open("failures?days=8&of=nonsense");
        assertThat(number("Failed")).isEqualTo("Failed: 3 sandboxes");
    }

    @Test
    void a_database_that_does_not_answer_is_told_and_asked_again() {
        signIn("auditor");
        database().stop();

        open("failures");

        assertThat(_find(ErrorPanel.class)).hasSize(1);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("failures");
    }

    @Test
    void it_speaks_chinese() {
        prefer(Locale.SIMPLIFIED_CHINESE);
        signIn("auditor");

        open("failures");

        assertThat(words()).contains("故障", "结束原因");
    }

    @Test
    void without_a_role_there_is_nothing_to_see() {
        signIn("nobody");

        open("failures");

        assertThat(_find(TrendTable.class)).isEmpty();
    }
}
