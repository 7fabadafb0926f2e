package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.filter.FilterCompletion.Suggestion;
import io.sandboxconsole.console.sandbox.filter.FilterCompletion.Suggestions;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FilterCompletionTests extends SandboxScreenTest {

    @Autowired
    private Inventory inventory;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private Background background;

    @Autowired
    private Clock time;

    @BeforeEach
    void fleet() {
        given(
                sandbox("p1").with("run-id", "4907").with("env", "dev").made(),
                sandbox("p2").with("run-id", "4910").in(Kind.FAILED).made(),
                sandbox("p3").made().createdBy(key("key-1", "Staging-CI", true)),
                sandbox("p4").made().createdBy(key("key-2", "CI", false)),
                sandbox("p5").made().createdBy(key("key-3", "CI", false)),
                sandbox("r1").of("research").with("secret-key", "x").made());
        signIn("operator", "platform");
        open("sandboxes");
    }

    @Test
    void fields_come_first_and_then_keys_and_values_with_their_counts() {
        assertThat(labels(suggest("crea"))).startsWith("creator:", "created:");
        assertThat(labels(suggest("run"))).containsExactly("label.run-id= 2", "State: Running 4");
        assertThat(inserts(suggest("run"))).containsExactly("label.run-id=", "state:running");
        assertThat(inserts(suggest("stag"))).containsExactly("creator:Staging-CI");
    }

    @Test
    void fields_are_found_by_what_they_are_called_on_the_screen() {
        assertThat(inserts(suggest("metad"))).containsExactly("label.");
        assertThat(inserts(suggest("clean-"))).containsExactly("cleanup:");
    }

    @Test
    void nothing_is_suggested_before_something_is_typed_unless_it_is_asked_for() {
        assertThat(suggest("").list()).isEmpty();
        assertThat(suggest("state:running ").list()).isEmpty();
        assertThat(labels(suggest("", 0, true))).startsWith("state:", "creator:", "label.", "expires:");
    }

    @Test
    void values_count_the_rows_that_the_rest_of_the_filter_leaves() {
        assertThat(labels(suggest("state:"))).containsExactly("Running 4", "Failed 1");
        assertThat(labels(suggest("env=dev label.env=dev state:"))).isEmpty();
        assertThat(labels(suggest("label.env=dev state:"))).containsExactly("Running 1");
        assertThat(inserts(suggest("-state:fa"))).containsExactly("state:failed");
    }

    @Test
    void a_list_of_values_goes_on_behind_its_comma() {
        var found = suggest("state:failed,");

        assertThat(inserts(found)).containsExactly("state:failed,running");
        assertThat(found.from()).isZero();
        assertThat(found.to()).isEqualTo("state:failed,".length());
    }

    @Test
    void a_key_is_completed_like_a_field_and_so_are_its_values() {
        assertThat(inserts(suggest("label.ru"))).containsExactly("label.run-id=");
        assertThat(inserts(suggest("meta.ru"))).containsExactly("label.run-id=");
        assertThat(labels(suggest("run-id=49"))).containsExactly("4907 1", "4910 1");
        assertThat(inserts(suggest("run-id:4910 ".strip()))).containsExactly("label.run-id=4910");
    }

    @Test
    void a_creator_is_written_by_name_where_only_one_has_it() {
        assertThat(labels(suggest("creator:")))
                .contains("Me (operator) 0", "Staging-CI (Deleted) 1")
                .containsOnlyOnce("CI 1 sck_key-2");
        assertThat(inserts(suggest("creator:ci")))
                .containsExactlyInAnyOrder("creator:Staging-CI", "creator:key-2", "creator:key-3");
    }

    @Test
    void usual_times_are_suggested_with_their_counts() {
        given(sandbox("old").aged(Duration.ofDays(2)).made());

        assertThat(labels(suggest("age:>1d"))).isEmpty();
        assertThat(labels(suggest("age:>"))).contains("Older than a day 1", "Older than 3 days 0");
        assertThat(inserts(suggest("expires:nev"))).containsExactly("expires:never");
        assertThat(labels(suggest("created:"))).hasSize(3).first().asString().startsWith("Today");
    }

    @Test
    void the_term_that_the_caret_is_in_is_completed_and_the_rest_stays() {
        var found = suggest("p1 state:fa box", "p1 state:fa".length(), false);

        assertThat(found.from()).isEqualTo(3);
        assertThat(found.to()).isEqualTo("p1 state:fa".length());
        assertThat(inserts(found)).isEmpty();
        assertThat(inserts(suggest("-p1 state:fa", "-p1 state:fa".length(), false)))
                .containsExactly("state:failed");
    }

    @Test
    void what_is_typed_to_its_end_needs_no_suggestion() {
        assertThat(suggest("state:failed").list()).isEmpty();
        assertThat(suggest("nightly").list()).isEmpty();
    }

    @Test
    void keys_and_values_of_other_teams_are_not_suggested() {
        assertThat(suggest("secret").list()).isEmpty();
        assertThat(suggest("label.secret-key=").list()).isEmpty();
        assertThat(inserts(suggest("team:"))).containsExactly("team:platform");
    }

    private Suggestions suggest(String text) {
        return suggest(text, text.length(), false);
    }

    private Suggestions suggest(String text, int caret, boolean asked) {
        List<Suggestions> found = new ArrayList<>();
        new FilterCompletion(
                        FacetSource.of(() -> inventory), FilterFields.LIVE.suggested(), currentActor, background, time)
                .suggest(UI.getCurrent(), new CompletionWord(text, caret, asked), found::add);
        settle();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<String> labels(Suggestions found) {
        return found.list().stream()
                .map(one -> one.label()
                        + (one.count() < 0 ? "" : " " + one.count())
                        + (one.detail().startsWith("sck") ? " " + one.detail() : ""))
                .toList();
    }

    private static List<String> inserts(Suggestions found) {
        return found.list().stream().map(Suggestion::insert).toList();
    }

    private static Creator key(String id, String name, boolean deleted) {
        return new Creator.ApiKey(
                id, name, deleted, Evidence.RECORDED, new ApiKeyDetails(name, deleted, null, "platform", "sck_" + id));
    }
}
