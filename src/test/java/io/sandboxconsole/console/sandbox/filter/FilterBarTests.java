package io.sandboxconsole.console.sandbox.filter;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.facet.FacetButton;
import io.sandboxconsole.console.facet.FacetLine;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterBarTests extends SandboxScreenTest {

    @Test
    void a_facet_counts_its_values_and_writes_the_choice_into_the_filter() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made(),
                sandbox("p3").in(Kind.PAUSED).made());
        screen("");

        openFacet("State");

        assertThat(choices()).containsExactly("Running 2", "Paused 1");
        choose("Paused");
        assertThat(filterText()).isEqualTo("state:paused");
        assertThat(titles()).containsExactly("p3");
        assertThat(buttons("State: Paused")).hasSize(1);
    }

    @Test
    void a_facet_reads_the_filter_text_and_none_clears_it() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        screen("state:running,paused");

        openFacet("State · 2");

        assertThat(chosen()).containsExactlyInAnyOrder("running", "paused");
        press("None");
        assertThat(filterText()).isEmpty();
        assertThat(chosen()).isEmpty();
        press("All");
        assertThat(filterText()).isEqualTo("state:paused,running");
    }

    @Test
    void a_value_can_be_left_out_and_still_says_how_many_it_has() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.FAILED).made());
        screen("");

        openFacet("State");
        press("Exclude Failed");

        assertThat(filterText()).isEqualTo("-state:failed");
        assertThat(titles()).containsExactly("p1");
        assertThat(button("Exclude Failed").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        closeFacets();
        openFacet("State: not Failed");
        assertThat(choices()).containsExactly("Failed 1", "Running 1");
        press("Exclude Failed");
        assertThat(filterText()).isEmpty();
    }

    @Test
    void a_chosen_value_that_no_sandbox_has_any_more_is_still_there_to_be_taken_back() {
        given(sandbox("p1").made());
        screen("team:gone");

        openFacet("Team: gone");

        assertThat(choices()).containsExactly("gone 0", "platform 1");
        assertThat(chosen()).containsExactly("gone");
    }

    @Test
    void the_person_is_on_top_of_the_creators_and_a_deleted_key_is_marked() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made().createdBy(new Creator.ApiKey("key-1", "CI", true, Evidence.RECORDED)),
                sandbox("p3").made().createdBy(new Creator.User("operator", "operator", Evidence.RECORDED)));
        screen("");

        openFacet("Created by");

        assertThat(choices()).containsExactly("Me (operator) 1", "Ada 1", "CI (Deleted) 1");
        choose("Me (operator)");
        assertThat(filterText()).isEqualTo("creator:me");
        assertThat(titles()).containsExactly("p3");
    }

    @Test
    void two_keys_and_two_people_of_one_name_stay_apart() {
        given(
                sandbox("p1").made().createdBy(key("key-1", false, "sck_ab12cd34")),
                sandbox("p2").made().createdBy(key("key-2", true, "sck_ef56ab78")),
                sandbox("p3").made().createdBy(new Creator.User("anna-1", "Anna", Evidence.RECORDED)),
                sandbox("p4").made().createdBy(new Creator.User("anna-2", "Anna", Evidence.RECORDED)),
                sandbox("p5").made());
        screen("");

        openFacet("Created by");

        assertThat(choices())
                .containsExactly(
                        "Me (operator) 0",
                        "Ada 1",
                        "Anna anna-1 1",
                        "Anna anna-2 1",
                        "CI platform · sck_ab12cd34 1",
                        "CI (Deleted) platform · sck_ef56ab78 1");
        _setValue(field("Search values of Created by"), "sck_ab12");
        assertThat(choices()).containsExactly("CI platform · sck_ab12cd34 1");
        press("Exclude CI (platform · sck_ab12cd34)");
        assertThat(filterText()).isEqualTo("-creator:key-1");
    }

    @Test
    void what_my_own_key_created_is_counted_as_mine_and_a_proven_creator_stands_for_a_declared_one() {
        var mine = new ApiKeyDetails("laptop", false, "operator", null, "sck_ab12cd34");
        given(
                sandbox("p1").made().createdBy(new Creator.ApiKey("key-1", "laptop", false, Evidence.DECLARED, mine)),
                sandbox("p2")
                        .made()
                        .createdBy(new Creator.ApiKey("key-1", "old name", false, Evidence.RECORDED, mine)));
        screen("");

        press("More");
        openFacet("Created by");

        assertThat(choices()).containsExactly("Me (operator) 2", "old name personal · sck_ab12cd34 2");
    }

    @Test
    void keys_of_an_engine_stay_apart_and_one_that_could_be_either_is_one_choice() {
        given(
                sandbox("p1").made().createdBy(engineKey("jonas", "1c4", List.of())),
                sandbox("p2").made().createdBy(engineKey("aiko", "d3f", List.of())),
                sandbox("p3").made().createdBy(engineKey("aiko", "d3f", List.of("a", "b"))),
                sandbox("p4").made().createdBy(engineKey("aiko", "5e9", List.of("a", "b"))));
        screen("");

        openFacet("Created by");

        assertThat(choices())
                .contains("ci jonas@acme.example · dtn…1c4 1", "ci aiko@acme.example · dtn…d3f 2")
                .contains("a or b aiko@acme.example · dtn…5e9 1");
        choose("ci (jonas@acme.example · dtn…1c4)");
        assertThat(titles()).containsExactly("p1");
    }

    private static Creator engineKey(String actor, String suffix, List<String> candidates) {
        String name = candidates.isEmpty() ? "ci" : null;
        return new EngineIdentity(actor, actor + "@acme.example", "dtn", suffix, name, null, candidates)
                .on(new ConnectionId("prod"));
    }

    private static Creator key(String id, boolean deleted, String lookup) {
        var details = new ApiKeyDetails("CI", deleted, null, "platform", lookup);
        return new Creator.ApiKey(id, "CI", deleted, Evidence.RECORDED, details);
    }

    @Test
    void many_values_can_be_searched() {
        given(IntStream.range(0, 12)
                .mapToObj(i ->
                        sandbox("s" + i).made().createdBy(new Creator.User("u" + i, "Person " + i, Evidence.DECLARED)))
                .toArray(Sandbox[]::new));
        screen("");

        openFacet("Created by");
        _setValue(field("Search values of Created by"), "person 11");

        assertThat(choices()).containsExactly("Person 11 1");
        choose("Person 11");
        assertThat(filterText()).isEqualTo("creator:\"Person 11\"");
        assertThat(titles()).containsExactly("s11");
    }

    @Test
    void metadata_is_chosen_by_key_and_then_by_value() {
        given(
                sandbox("p1").with("env", "dev").made(),
                sandbox("p2").with("env", "ci").made(),
                sandbox("p3").made());
        screen("");

        openFacet("Metadata");
        press("Values of env");

        assertThat(choices()).containsExactly("Any value 2", "ci 1", "dev 1");
        choose("ci");
        assertThat(filterText()).isEqualTo("label.env=ci");
        assertThat(titles()).containsExactly("p2");
        press("Exclude Any value");
        assertThat(filterText()).isEqualTo("label.env=ci -label.env");
        assertThat(buttons("Metadata · 2")).hasSize(1);
    }

    @Test
    void usual_ages_are_offered_with_their_counts() {
        given(sandbox("young").made(), sandbox("old").aged(Duration.ofDays(4)).made());
        screen("");

        press("More");
        openFacet("Age");
        _setValue(times(), ">3d");
        settle();

        assertThat(filterText()).isEqualTo("age:>3d");
        assertThat(titles()).containsExactly("old");
        assertThat(words()).contains("Older than 3 days");
        _setValue(times(), "");
        settle();
        assertThat(filterText()).isEmpty();
    }

    @Test
    void a_facet_that_no_engine_fills_is_not_there() {
        given(sandbox("p1").made());

        screen("");
        press("More");

        assertThat(buttons("Region")).isEmpty();
        assertThat(buttons("Machine")).isEmpty();
        assertThat(buttons("Lease")).isEmpty();
    }

    @Test
    void what_some_engine_tells_can_be_chosen_with_those_of_which_nobody_tells_it() {
        var attributes =
                new EngineAttributes(null, "container", "eu", null, null, Intervals.NONE, false, false, null, null);
        given(sandbox("p1").made(), sandbox("p2").made().withAttributes(attributes));
        screen("");

        press("More");
        openFacet("Region");

        assertThat(choices()).containsExactlyInAnyOrder("eu 1", "Unknown 1");
        choose("eu");
        assertThat(filterText()).isEqualTo("region:eu");
        assertThat(titles()).containsExactly("p2");
        assertThat(buttons("Machine")).hasSize(1);
        assertThat(buttons("Lease")).isEmpty();
    }

    @Test
    void any_range_of_time_can_be_asked_and_a_mistake_is_told_at_its_field() {
        given(sandbox("p1").aged(Duration.ofHours(40)).made());
        screen("");
        press("More");
        openFacet("Age");

        _setValue(field("At least"), "a while");
        press("Apply");
        assertThat(field("At least").isInvalid()).isTrue();
        assertThat(field("At least").getErrorMessage()).contains("not an amount of time");
        assertThat(filterText()).isEmpty();

        _setValue(field("At least"), "36h");
        _setValue(field("At most"), "1w");
        press("Apply");

        assertThat(filterText()).isEqualTo("age:>=36h age:<=7d");
        assertThat(buttons("Age · 2")).hasSize(1);
        assertThat(titles()).containsExactly("p1");
    }

    @Test
    void sandboxes_that_never_expire_can_be_asked_for() {
        given(sandbox("p1").made(), sandbox("p2").until(null).made());
        screen("");

        openFacet("Expires");
        _setValue(times(), "never");
        settle();

        assertThat(filterText()).isEqualTo("never-expires");
        assertThat(titles()).containsExactly("p2");
    }

    @Test
    void a_choice_too_long_for_a_filter_is_refused_at_the_filter_and_nothing_is_lost() {
        given(sandbox("p1").made());
        String longest = "-" + "a".repeat(1_990);
        screen(longest);

        press("More");
        openFacet("Team");
        choose("platform");

        assertThat(text().isInvalid()).isTrue();
        assertThat(text().getErrorMessage()).contains("too long");
        assertThat(filterText()).isEqualTo(longest);
        assertThat(chosen()).isEmpty();
    }

    @Test
    void a_mistake_is_marked_where_it_is_and_no_facet_can_write_over_it() {
        given(sandbox("p1").made());
        screen("state:running");

        _setValue(text(), "state:running sate:x");
        settle();

        assertThat(text().getErrorMessage()).isEqualTo("Unknown field “sate”. Did you mean state:x?");
        assertThat(_get(FilterText.class).getElement().getTextRecursively()).contains("state:running sate:x");
        assertThat(button("State: Running").isEnabled()).isFalse();
        assertThat(titles()).containsExactly("p1");

        _setValue(text(), "state:running");
        settle();

        assertThat(text().isInvalid()).isFalse();
        assertThat(button("State: Running").isEnabled()).isTrue();
    }

    @Test
    void a_broken_filter_offers_no_file_and_no_view_and_keeps_what_is_typed() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.PAUSED).made());
        screen("state:running");

        _setValue(text(), "state:running run-id:");
        settle();

        assertThat(words()).contains("Showing the last valid filter: State: Running");
        openFacet("Export");
        assertThat(words()).contains("Correct the filter first.");
        assertThat(_find(Anchor.class)).noneMatch(Anchor::isDownload);
        closeFacets();
        openFacet("Views");
        assertThat(words()).contains("Correct the filter first; then it can be saved.");
        closeFacets();
        assertThat(filterText()).isEqualTo("state:running run-id:");

        _setValue(text(), "state:running");
        settle();

        assertThat(words()).doesNotContain("last valid filter");
        openFacet("Export");
        assertThat(_find(Anchor.class)).anyMatch(Anchor::isDownload);
    }

    @Test
    void a_key_taken_for_a_field_is_corrected_by_one_click_at_the_error() {
        given(
                sandbox("p1").with("run-id", "4907").made(),
                sandbox("p2").with("run-id", "1").made());
        screen("run-id:4907");

        assertThat(text().getErrorMessage()).isEqualTo("Unknown field “run-id”. Did you mean label.run-id=4907?");
        press("Use label.run-id=4907");

        assertThat(filterText()).isEqualTo("label.run-id=4907");
        assertThat(titles()).containsExactly("p1");
        assertThat(text().isInvalid()).isFalse();
        assertThat(buttons("Use label.run-id=4907")).isEmpty();
    }

    @Test
    void a_key_with_an_equals_sign_is_corrected_by_one_click_on_the_empty_page() {
        given(sandbox("p1").with("run-id", "4907").made(), sandbox("p2").made());
        screen("run-id=4907");

        assertThat(words()).contains("Did you mean the field “run-id”?");
        press("Use label.run-id=4907");

        assertThat(titles()).containsExactly("p1");
    }

    @Test
    void the_keys_of_other_teams_are_not_known() {
        given(
                sandbox("p1").made(),
                sandbox("r1").of("research").with("run-id", "4907").made());
        screen("run-id:4907");

        assertThat(text().getErrorMessage())
                .isEqualTo("Unknown field “run-id”. Write metadata as label.run-id=value, and put text to search for in"
                        + " quotes.");
        assertThat(buttons("Use label.run-id=4907")).isEmpty();
    }

    @Test
    void chips_say_names_where_the_address_has_ids() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made().createdBy(new Creator.ApiKey("df4facc1", "Staging-CI", true, Evidence.RECORDED)));
        signIn("operator", "platform");

        open("sandboxes?filter=creator%3Adf4facc1%20name%3Ap2");

        assertThat(titles()).containsExactly("p2");
        assertThat(buttons("Created by: Staging-CI (Deleted)")).hasSize(1);
        LocatorJ._click(button("Remove Name: p2"));
        assertThat(address()).isEqualTo("sandboxes?filter=creator%3Adf4facc1");
        press("Remove Created by: Staging-CI (Deleted)");
        assertThat(filterText()).isEmpty();
    }

    @Test
    void the_text_says_names_too_and_going_on_with_it_keeps_the_ids() {
        given(
                sandbox("p1").made(),
                sandbox("p2").made().createdBy(new Creator.ApiKey("df4facc1", "Staging-CI", true, Evidence.RECORDED)));
        signIn("operator", "platform");
        open("sandboxes?filter=creator%3Adf4facc1");
        assertThat(filterText()).isEqualTo("creator:Staging-CI");

        _setValue(text(), "creator:Staging-CI state:running");

        assertThat(address()).isEqualTo("sandboxes?filter=creator%3Adf4facc1%20state%3Arunning");
        assertThat(titles()).containsExactly("p2");
        _setValue(text(), "");
        _setValue(text(), "creator:Staging-CI");
        assertThat(address()).isEqualTo("sandboxes?filter=creator%3AStaging-CI");
    }

    @Test
    void chips_of_equal_names_are_told_apart_by_their_keys() {
        given(
                sandbox("p1").made().createdBy(key("key-1", false, "sck_ab12cd34")),
                sandbox("p2").made().createdBy(key("key-2", false, "sck_ef56ab78")));
        screen("creator:key-2");

        assertThat(buttons("Created by: CI (sck_ef56ab78)")).hasSize(1);
    }

    @Test
    void each_facet_says_its_one_value_and_can_be_taken_back() {
        given(
                sandbox("p1").with("env", "dev").aged(Duration.ofDays(4)).made(),
                sandbox("p2").made());
        screen("label.env=dev age:>3d -expires:<30m");

        assertThat(buttons("Metadata: env=dev")).hasSize(1);
        assertThat(buttons("Age: Older than 3 days")).hasSize(1);
        assertThat(buttons("Expires")).hasSize(1);
        press("Remove Expires: not Within 30 minutes");
        press("Remove Metadata: env=dev");
        assertThat(filterText()).isEqualTo("age:>3d");
        press("Remove Age: Older than 3 days");
        assertThat(filterText()).isEmpty();
    }

    @Test
    void a_creator_written_by_name_is_one_choice() {
        given(
                sandbox("p1").made().createdBy(key("key-1", false, "sck_ab12cd34")),
                sandbox("p2").made());
        screen("creator:ci");
        assertThat(buttons("Created by: CI")).hasSize(1);

        openFacet("Created by: CI");

        assertThat(choices()).containsExactly("Me (operator) 0", "CI platform · sck_ab12cd34 1", "Ada 1");
        assertThat(chosen()).containsExactly("key-1");
        choose("Ada");
        assertThat(filterText()).isEqualTo("creator:Ada,CI");
    }

    @Test
    void a_creator_whose_sandboxes_the_rest_of_the_filter_leaves_out_keeps_its_name() {
        given(
                sandbox("p1").made().createdBy(key("key-1", true, "sck_ab12cd34")),
                sandbox("p2").made());
        screen("creator:key-1 name:p2");

        openFacet("Created by: CI (Deleted)");

        assertThat(choices())
                .contains("CI (Deleted) platform · sck_ab12cd34 0")
                .noneMatch(one -> one.startsWith("key-1"));
    }

    @Test
    void the_facets_that_most_need_come_first_and_one_in_use_is_never_hidden() {
        given(
                sandbox("p1").made(),
                sandbox("p2").in(Kind.PAUSED).made().createdBy(key("key-1", false, "sck_ab12cd34")));
        screen("");
        assertThat(facets()).containsExactly("State", "Created by", "Expires", "Metadata");

        press("More");
        assertThat(facets())
                .containsExactly(
                        "State", "Created by", "Expires", "Metadata", "Team", "Connection", "Image", "Age", "Locked");
        press("Fewer");
        _setValue(text(), "team:platform");
        settle();

        assertThat(facets()).containsExactly("State", "Created by", "Expires", "Metadata", "Team: platform");
    }

    @Test
    void a_facet_with_one_value_waits_with_the_others() {
        given(sandbox("p1").made(), sandbox("p2").made());

        screen("");

        assertThat(facets()).containsExactly("Expires", "Metadata");
        press("More");
        assertThat(facets()).contains("State", "Created by");
    }

    @Test
    void clearing_is_offered_when_there_is_something_to_clear_and_selecting_all_when_there_are_several() {
        given(sandbox("p1").made(), sandbox("p2").made());
        screen("");
        assertThat(buttons("Clear the filter")).isEmpty();

        _setValue(text(), "p1");
        settle();
        assertThat(buttons("Clear the filter")).hasSize(1);
        assertThat(words()).doesNotContain("Select all");
        _setValue(text(), "state:running");
        settle();
        assertThat(words()).contains("Select all 2 matching");

        _setValue(text(), "state:");
        settle();
        press("Clear the filter");
        assertThat(filterText()).isEmpty();
        assertThat(text().isInvalid()).isFalse();
    }

    private static List<String> facets() {
        return _find(FacetButton.class).stream().map(FacetButton::getText).toList();
    }

    @Test
    void the_text_is_what_the_shortcut_for_searching_goes_to() {
        screen("");

        assertThat(text().getElement().getAttribute("data-shortcut")).isEqualTo("search");
    }

    @Test
    void the_button_that_opens_the_facets_on_a_small_screen_counts_what_is_active() {
        given(sandbox("p1").made());
        screen("state:running -team:x age:<9d");

        var opener = button("Filters · 3");
        assertThat(opener.getElement().getAttribute("aria-expanded")).isEqualTo("false");
        press("Filters · 3");

        assertThat(opener.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        press("Clear the filter");
        assertThat(filterText()).isEmpty();
        assertThat(buttons("Filters")).hasSize(1);
    }

    @Test
    void the_list_is_offered_as_a_file() {
        screen("");

        assertThat(buttons("Export")).hasSize(1);
        openFacet("Export");

        assertThat(_find(Anchor.class).stream().filter(Anchor::isDownload))
                .extracting(Anchor::getText)
                .containsExactly("CSV, for spreadsheets", "JSON, for programs");
    }

    private void screen(String filter) {
        signIn("operator", "platform");
        open("sandboxes");
        if (!filter.isEmpty()) {
            _setValue(text(), filter);
            settle();
        }
    }

    private void openFacet(String label) {
        _find(FacetButton.class).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .ifPresentOrElse(LocatorJ::_click, () -> press(label));
        settle();
    }

    private void closeFacets() {
        popovers().forEach(Popover::close);
        settle();
    }

    private static List<Popover> popovers() {
        return _find(Popover.class);
    }

    private static List<FacetLine> lines() {
        return _find(FacetLine.class);
    }

    /// What is offered: the words and the count.
    private static List<String> choices() {
        return lines().stream()
                .map(FacetLine::choice)
                .map(choice ->
                        choice.label() + (choice.hint().isEmpty() ? "" : " " + choice.hint()) + " " + choice.count())
                .toList();
    }

    private static List<String> chosen() {
        return lines().stream()
                .filter(line -> _get(line, Checkbox.class).getValue())
                .map(line -> line.choice().value())
                .toList();
    }

    private void choose(String label) {
        var line = lines().stream()
                .filter(one -> one.choice().label().equals(label)
                        || one.choice().spoken().equals(label))
                .findFirst()
                .orElseThrow();
        _setValue(_get(line, Checkbox.class), true);
        settle();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> times() {
        return _get(RadioButtonGroup.class);
    }

    private static TextField field(String name) {
        return _find(TextField.class).stream()
                .filter(one -> name.equals(one.getLabel())
                        || name.equals(one.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private static TextField text() {
        return field("Filter");
    }

    private static String filterText() {
        return text().getValue();
    }
}
