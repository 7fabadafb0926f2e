package io.sandboxconsole.console.audit;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.facet.FacetButton;
import io.sandboxconsole.console.facet.FacetLine;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Autowired
    private AuditReader reader;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private AuditProofs proofs;

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
    void the_address_holds_the_filters() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");

        open("audit?result=failed&action=pause&action=stop&actor=operator&not-door=gateway&range=24h");

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("pause");
        assertThat(facets()).contains("Action · 2", "Person or key: operator", "Result: Failed", "Via: not API");
        assertThat(words()).doesNotContain("ignored");
    }

    @Test
    void an_address_with_unknown_parts_says_what_is_ignored() {
        signIn("auditor");

        open("audit?result=nonsense&who=x&from=yesterday&range=1y&entry=12&sort=name");

        assertThat(words())
                .contains(
                        "Unknown parameter “who” in the link; ignored.",
                        "Unknown result “nonsense” in the link; ignored.",
                        "Unknown from “yesterday” in the link; ignored.",
                        "Unknown range “1y” in the link; ignored.",
                        "Unknown entry “12” in the link; ignored.",
                        "Unknown sort “name” in the link; ignored.");
    }

    @Test
    void values_are_chosen_by_name_with_counts_under_the_rest_of_the_filter() {
        attempt("operator", "platform", "delete-later", SUCCEEDED);
        attempt("ravi", "research", "pause", FAILED);
        attempt("ravi", "research", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");

        openFacet("Action");
        assertThat(choices()).containsExactly("Pause 2", "Scheduled deletion 1");
        closeFacets();
        openFacet("Person or key");
        assertThat(choices()).containsExactly("ravi 2", "operator 1");
        choose("ravi");
        closeFacets();

        assertThat(lines()).extracting(AuditEntry::action).containsExactly("Pause", "Pause");
        assertThat(address("actor")).contains("ravi");
        openFacet("Action");
        assertThat(choices()).containsExactly("Pause 2");
    }

    @Test
    void a_value_is_left_out() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("ravi", "research", "pause", FAILED);
        signIn("auditor");
        open("audit");

        openFacet("Action");
        press("Exclude Pause");

        assertThat(lines()).extracting(AuditEntry::action).containsExactly("Delete");
        assertThat(address("not-action")).contains("pause");
    }

    @Test
    void a_lead_counts_only_the_own_team() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("ravi", "research", "pause", SUCCEEDED);
        signIn("lead", "platform");
        open("audit");

        openFacet("Team");

        assertThat(choices()).containsExactly("platform 1");
    }

    @Test
    void a_quick_range_stays_relative_in_the_address_and_gives_way_to_exact_times() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        clock.advance(Duration.ofHours(30));
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");

        press("24 h");
        assertThat(lines()).extracting(AuditEntry::action).containsExactly("Pause");
        assertThat(address("range")).contains("24h");
        press("7 d");
        assertThat(lines()).extracting(AuditEntry::action).containsExactly("Pause", "Delete");
        press("7 d");
        assertThat(address("range")).isEmpty();
    }

    @Test
    void the_oldest_come_first_on_request_page_by_page_over_the_whole_trail() {
        attempt("operator", "platform", "create", SUCCEEDED);
        IntStream.range(0, AuditPage.SIZE).forEach(_ -> attempt("operator", "platform", "pause", SUCCEEDED));
        signIn("auditor");

        open("audit?sort=time");
        assertThat(lines().getFirst().action()).isEqualTo("Create");
        List<Long> first = numbers();
        press("Newer");

        assertThat(numbers()).hasSize(AuditPage.SIZE / 2).isSorted().doesNotContainAnyElementsOf(first);
        press("Older");
        assertThat(numbers()).isEqualTo(first);
    }

    @Test
    void an_entry_leads_to_everything_by_its_actor_and_about_its_target() {
        attempt("operator", "platform", "pause", FAILED);
        attempt("ravi", "research", "delete", SUCCEEDED);
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().getFirst());
        settle();

        assertThat(_find(RouterLink.class))
                .extracting(RouterLink::getText, RouterLink::getHref)
                .contains(
                        tuple("Everything by ravi", "audit?actor=ravi"),
                        tuple("Everything about trainer", "audit?sandbox=5f2c"));
        open("audit?sandbox=5f2c");
        assertThat(lines()).hasSize(2);
        press("Remove Target: trainer");
        assertThat(address("sandbox")).isEmpty();
    }

    @Test
    void a_key_is_found_by_the_beginning_of_its_value_under_each_of_its_names() {
        record("rename-key", new What(null, null, "Old (sck_12345678)", "platform", null));
        record("rename-key", new What(null, null, "New (sck_12345678)", "platform", null));
        record("rename-key", new What(null, null, "Other (sck_87654321)", "platform", null));
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().get(1));
        settle();
        assertThat(_find(RouterLink.class)).extracting(RouterLink::getHref).contains("audit?target=sck_12345678");
        open("audit?target=sck_12345678");

        assertThat(lines()).extracting(AuditEntry::target).containsExactly("New (sck_12345678)", "Old (sck_12345678)");
    }

    @Test
    void an_open_entry_is_in_the_address_also_when_it_is_not_among_the_rows() {
        attempt("operator", "platform", "pause", FAILED);
        attempt("ravi", "research", "delete", SUCCEEDED);
        signIn("auditor");
        open("audit");
        var pause = lines().getLast().event().operation();

        open("audit?action=delete&entry=" + pause);

        assertThat(_get(H2.class).getText()).isEqualTo("Pause · trainer");
        assertThat(lines()).extracting(AuditEntry::action).containsExactly("Delete");
        press("Close the entry");
        assertThat(_find(AuditPane.class)).isEmpty();
        assertThat(address("entry")).isEmpty();
        assertThat(address("action")).contains("delete");
        open("audit?entry=" + UUID.randomUUID());
        assertThat(words()).contains("The entry in this link does not exist, or your role does not show it.");
    }

    @Test
    void a_lead_opens_no_entry_of_another_team() {
        attempt("ravi", "research", "delete", SUCCEEDED);
        var foreign = newestRows(1).getFirst().event().operation();
        signIn("lead", "platform");

        open("audit?entry=" + foreign);

        assertThat(_find(AuditPane.class)).isEmpty();
        assertThat(words()).contains("does not exist, or your role does not show it.");
    }

    @Test
    void the_next_and_the_previous_entry_open_in_the_same_pane() {
        attempt("operator", "platform", "pause", FAILED);
        attempt("ravi", "research", "delete", SUCCEEDED);
        signIn("auditor");
        open("audit");
        _get(AuditGrid.class).select(lines().getFirst());
        settle();
        var pane = _get(AuditPane.class);

        press("Next entry");
        assertThat(_get(H2.class).getText()).isEqualTo("Pause · trainer");
        press("Next entry");
        assertThat(_get(H2.class).getText()).isEqualTo("Pause · trainer");
        press("Previous entry");
        assertThat(_get(H2.class).getText()).isEqualTo("Delete · trainer");
        assertThat(_get(AuditPane.class)).isSameAs(pane);
    }

    @Test
    void a_line_says_what_happened_in_one_sentence_and_a_code_in_words() {
        attempt("Olga", "platform", "delete", SUCCEEDED);
        attempt("Olga", "platform", "delete", FAILED);
        trail.append(List.of(new AuditEvent(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                UUID.randomUUID(),
                Phase.EVENT,
                new Who("k", "Staging-CI", "key", "gateway", null),
                "authenticate",
                null,
                new Ending(Result.DENIED, "revoked-key", "", null))));
        signIn("auditor");
        open("audit");

        assertThat(lines())
                .extracting(AuditEntry::sentence)
                .containsExactly("Staging-CI: API call refused", "Olga: Delete · trainer", "Olga deleted trainer");
        assertThat(lines()).extracting(AuditEntry::remark).containsExactly("Key revoked", "The engine is down.", "");
    }

    @Test
    void a_changed_filter_changes_the_address_and_the_lines() {
        attempt("operator", "platform", "delete", SUCCEEDED);
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");
        open("audit");

        _setValue(_get(TextField.class), "engine is DOW");
        settle();

        assertThat(lines()).extracting(line -> line.event().action()).containsExactly("pause");
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("text"))
                .contains("engine is DOW");
    }

    @Test
    void a_page_turns_to_older_entries_and_back() {
        IntStream.range(0, AuditPage.SIZE).forEach(_ -> attempt("operator", "platform", "pause", SUCCEEDED));
        signIn("auditor");
        open("audit");
        List<Long> newest = numbers();

        press("Older");
        List<Long> older = numbers();
        press("Newer");

        assertThat(newest).hasSize(AuditPage.SIZE / 2);
        assertThat(older).hasSize(AuditPage.SIZE / 2).doesNotContainAnyElementsOf(newest);
        assertThat(numbers()).isEqualTo(newest);
        assertThat(words()).contains("100 entries");
    }

    @Test
    void a_page_costs_at_most_four_statements() {
        IntStream.range(0, AuditPage.SIZE).forEach(_ -> attempt("operator", "platform", "pause", SUCCEEDED));
        signIn("operator", "platform");
        var actor = currentActor.get();
        var everything = AuditFilter.NONE.withText("pause").criteria(clock.instant(), ZoneOffset.UTC);
        AuditPage first = AuditPage.read(reader, actor, everything, null, false, clock.instant());
        int before = database().connections();

        var turn = new AuditTurn(first.rows().getLast().number(), true);
        AuditPage back = AuditPage.read(reader, actor, everything, turn, false, clock.instant());

        assertThat(database().connections() - before).isBetween(1, 4);
        assertThat(back.rows()).isEqualTo(first.rows());
    }

    @Test
    void a_text_is_searched_in_the_last_days_and_the_page_says_so() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        clock.advance(Duration.ofDays(8));
        attempt("ravi", "platform", "pause", SUCCEEDED);
        signIn("auditor");

        open("audit?text=pause");
        assertThat(lines()).extracting(AuditEntry::who).containsExactly("ravi");
        assertThat(words()).contains("searches text in the last 7 days");
        open("audit?text=pause&from=" + clock.instant().minus(Duration.ofDays(30)));

        assertThat(lines()).hasSize(2);
        assertThat(words()).doesNotContain("searches text in the last");
    }

    @Test
    void columns_are_chosen_in_the_address() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");

        open("audit?columns=time,name,address");

        assertThat(_get(AuditGrid.class).getColumns())
                .extracting(column -> column.getKey())
                .containsExactly("time", "name", "address");
    }

    @Test
    void an_entry_shows_what_changed_and_leads_to_its_request() {
        var plain = event(UUID.randomUUID(), Phase.EVENT, "operator", "platform", "edit-metadata", SUCCEEDED);
        trail.append(List.of(new AuditEvent(
                plain.at(),
                plain.operation(),
                plain.phase(),
                plain.who(),
                plain.action(),
                plain.what(),
                plain.ending(),
                new Context(
                        "browser",
                        "Mozilla/5.0",
                        "r-17",
                        null,
                        null,
                        null,
                        null,
                        "asked for",
                        List.of(new Change("team", "a", "b\u202e"), new Change("x", null, "y"))))));
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().getFirst());
        settle();

        assertThat(words())
                .contains("Changes", "team", "b⟨U+202E⟩", "none", "Mozilla/5.0", "asked for", "r-17")
                .doesNotContain("\u202e");
        assertThat(_find(RouterLink.class))
                .extracting(RouterLink::getText, RouterLink::getHref)
                .contains(tuple("Everything in this request", "audit?request=r-17"));
        open("audit?request=r-17");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void only_who_sees_all_sees_whether_the_trail_is_whole() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");
        assertThat(_find(AuditIntegrityLight.class)).hasSize(1);
        assertThat(buttons()).contains("Verify now");
        assertThat(words()).contains("Complete since");

        closeBrowser();
        signIn("lead", "platform");
        open("audit");

        assertThat(_find(AuditIntegrityLight.class)).isEmpty();
        assertThat(buttons()).doesNotContain("Verify now");
        var lead = currentActor.get();
        assertThat(proofs.report(lead)).isEmpty();
        assertThatThrownBy(() -> proofs.check(lead, _ -> {})).isInstanceOf(AccessDenied.class);
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("check-audit");
    }

    @Test
    void an_auditor_has_the_trail_verified_and_the_light_names_what_is_wrong() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");

        press("Verify now");

        // Each test here deletes the rows of the one before.
        assertThat(words()).contains("Changed", "Row");
        assertThat(newestRows(2))
                .allSatisfy(row -> assertThat(row.event().action()).isEqualTo("check-audit"));
    }

    @Test
    void the_trail_is_offered_as_a_file() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");

        press("Export");

        assertThat(_find(Anchor.class).stream().filter(Anchor::isDownload))
                .extracting(Anchor::getText)
                .containsExactly("CSV, for spreadsheets", "JSON Lines with proofs, for the verifier");
    }

    @Test
    void an_entry_that_no_checkpoint_covers_yet_says_when_its_receipt_comes() {
        attempt("operator", "platform", "pause", SUCCEEDED);
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().getFirst());
        settle();

        assertThat(words()).contains("Receipt", "Chain hash, row", "The next checkpoint follows within a minute");
        assertThat(buttons()).doesNotContain("Copy receipt");
    }

    @Test
    void a_hostile_name_is_inert_in_every_cell() {
        var what = new What("prod", "5f2c", "<b>x</b>\u202egnp.exe\u200b", "platform", null);
        record("pause", what);
        signIn("auditor");

        open("audit");

        assertThat(lines().getFirst().target()).isEqualTo("<b>x</b>⟨U+202E⟩gnp.exe⟨U+200B⟩");
        assertThat(lines().getFirst().sentence()).doesNotContain("\u202e", "\u200b");
    }

    @Test
    void a_chosen_line_shows_everything_about_it() {
        attempt("operator", "platform", "pause", FAILED);
        signIn("auditor");
        open("audit");

        _get(AuditGrid.class).select(lines().getFirst());

        settle();
        assertThat(_find(AuditPane.class)).hasSize(1);
        assertThat(words()).contains("request-7", "The engine is down.", "203.0.113.9", "operator", "platform", "5f2c");
    }

    @Test
    void nothing_recorded_and_nothing_matching_read_differently() {
        signIn("auditor");

        open("audit");
        String empty = words();
        open("audit?text=nothing-like-this");
        String unmatched = words();

        assertThat(empty).contains("No entries you can see yet.");
        assertThat(unmatched).contains("No entries match these filters.");
    }

    private List<AuditEntry> lines() {
        var grid = _get(AuditGrid.class);
        return IntStream.range(0, _size(grid))
                .mapToObj(index -> _get(grid, index))
                .toList();
    }

    private void press(String label) {
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> label.equals(button.getText())
                        || label.equals(button.getAriaLabel().orElse(null)))));
        settle();
    }

    private static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    private List<Long> numbers() {
        return lines().stream().map(line -> line.row().number()).toList();
    }

    private static List<String> facets() {
        return _find(FacetButton.class).stream().map(FacetButton::getText).toList();
    }

    private void openFacet(String label) {
        _click(_get(FacetButton.class, spec -> spec.withText(label)));
        settle();
    }

    private void closeFacets() {
        _find(Popover.class).forEach(Popover::close);
        settle();
    }

    private static List<String> choices() {
        return _find(FacetLine.class).stream()
                .map(line -> line.choice().label() + " " + line.choice().count())
                .toList();
    }

    private void choose(String label) {
        var line = _find(FacetLine.class).stream()
                .filter(one -> one.choice().label().equals(label))
                .findFirst()
                .orElseThrow();
        _setValue(_get(line, Checkbox.class), true);
        settle();
    }

    private static Optional<String> address(String parameter) {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter(parameter);
    }

    private void record(String action, What what) {
        trail.append(List.of(new AuditEvent(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                UUID.randomUUID(),
                Phase.EVENT,
                new Who("lead", "lead", "person", "console", null),
                action,
                what,
                SUCCEEDED)));
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
