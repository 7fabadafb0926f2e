package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.filter.FacetSource;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests what the History page's filter bar shares with that of Sandboxes: metadata, own creations, saved views.
class HistoryFilterTests extends HistoryScreenTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Inventory inventory;

    @AfterEach
    void forgetFilters() {
        jdbc.sql("delete from saved_filter").update();
    }

    @Test
    void metadata_is_counted_once_a_person_looks_and_its_values_filter() {
        history.with(labelled("a", "ci"), labelled("b", "ci"), labelled("c", "dev"), live("d"));
        screen("history");

        press("Metadata");
        assertThat(words()).contains("env\n3");
        press("Values of env");
        assertThat(words()).contains("ci\n2", "dev\n1");
        open("history?filter=label.env=ci");

        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_history_without_metadata_says_so_and_one_that_cannot_be_read_does_not() {
        history.with(live("a"));
        screen("history");
        press("Metadata");
        assertThat(words()).contains("No metadata in this list.");

        screen("history");
        history.fail(new DataAccessResourceFailureException("down"));
        press("Metadata");

        assertThat(words()).doesNotContain("No metadata in this list.");
        assertThat(notices()).isNotBlank();
    }

    @Test
    void the_keys_of_live_sandboxes_are_known_before_the_history_is_counted() {
        given(sandbox("x").with("env", "ci").made());
        Actor viewer = Actors.person("vic", Role.VIEWER, "platform");
        var facets = new HistoryFacets(inventory, _ -> {});

        assertThat(facets.metadataKeys(viewer)).containsExactly("env");
        assertThat(facets.facets(viewer, SandboxFilter.EVERYTHING, Set.of("label"))
                        .of("label")
                        .values())
                .containsExactly(new Value("env", FacetSource.NOT_COUNTED, null));
    }

    @Test
    void values_react_to_each_other_as_facets_do() {
        history.with(
                life(sandbox("a").with("env", "ci").with("tier", "1").made()),
                life(sandbox("b").with("env", "dev").with("tier", "1").made()),
                life(sandbox("c").with("env", "dev").with("tier", "2").made()),
                live("d"));

        var counted = count("label.env=dev");

        assertThat(counted.whole()).isTrue();
        assertThat(values(counted, "label.env")).containsExactly("dev=2", "ci=1");
        assertThat(values(counted, "label.tier")).containsExactly("1=1", "2=1");
        assertThat(values(counted, "label")).containsExactly("env=2", "tier=2");
    }

    @Test
    void a_person_counts_the_metadata_of_the_own_scope_only() {
        history.with(
                labelled("a", "ci"),
                life(sandbox("r").of("research").with("secret", "x").made()));

        assertThat(values(count(""), "label")).containsExactly("env=1");
    }

    @Test
    void of_a_long_history_the_newest_are_counted_and_the_panel_says_so() {
        IntStream.rangeClosed(0, MetadataCounts.MOST_ROWS)
                .forEach(i -> history.with(labelled("s%05d".formatted(i), "ci")));
        screen("history");

        press("Metadata");

        assertThat(words()).contains("Counts of the newest 10,000 sandboxes of this list.", "env\n10,000");
    }

    @Test
    void values_of_a_long_history_say_that_they_count_the_newest() {
        history.with(labelled("a", "ci"));
        history.countNewest();
        screen("history");

        press("Created by");

        assertThat(words()).contains("Counts of the newest 100,000 sandboxes of this list.");
    }

    @Test
    void reasons_are_a_facet_behind_the_usual_ones() {
        history.with(
                life(sandbox("a").with(failed("OOMKilled")).made()),
                life(sandbox("b").with(failed("OOMKilled")).made()),
                life(sandbox("c").with(failed(null)).made()));
        screen("history");

        press("More");
        press("Engine reason");

        assertThat(words()).contains("OOMKilled\n2", "No reason given\n1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_lifetime_is_chosen_by_common_bounds_with_their_counts() {
        history.with(
                // A creation after the first sight does not count.
                new Life(
                        sandbox("short").aged(Duration.ofDays(-1)).made(),
                        clock.instant().minusSeconds(60)),
                life(sandbox("long").aged(Duration.ofDays(2)).made()));
        screen("history");

        press("More");
        press("Lifetime");

        assertThat(words()).contains("Under 10 minutes\n1", "Over an hour\n1", "Over a day\n1", "Over a week\n0");
        // The other one chooses between live and ended.
        RadioButtonGroup<String> bounds = _find(RadioButtonGroup.class).getLast();
        _setValue(bounds, ">1d");
        assertThat(names()).containsExactly("long");
    }

    private static SandboxStatus failed(@Nullable String reason) {
        return new SandboxStatus(SandboxState.of(Kind.FAILED), reason, null, null);
    }

    @Test
    void the_own_creations_are_counted_with_those_of_the_own_keys() {
        history.with(
                life(by(new Creator.User("viewer", "viewer", Evidence.RECORDED), "a")),
                life(by(new Creator.User("viewer", "viewer", Evidence.RECORDED), "b")),
                live("c"));
        screen("history");

        press("Created by");

        assertThat(words()).contains("Me (viewer)\n2");
    }

    @Test
    void a_person_who_created_nothing_is_told_none() {
        history.with(live("c"));
        screen("history");

        press("Created by");

        assertThat(words()).contains("Me (viewer)\n0");
    }

    @Test
    void a_view_is_saved_found_again_and_applied() {
        history.with(deleted("a", "Olga"), ended("b", Cause.EXPIRED));
        screen("history?filter=cause:expired");
        save("Expired ones");

        screen("history");
        press("Expired ones");

        assertThat(names()).containsExactly("b");
        assertThat(button("Expired ones").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void a_view_stands_on_both_pages_unless_only_the_history_understands_it() {
        screen("history?filter=cause:expired");
        save("Expired ones");
        screen("history?filter=state:failed");
        save("Failures");

        open("sandboxes");

        assertThat(buttons("Failures")).isNotEmpty();
        assertThat(buttons("Expired ones")).isEmpty();
    }

    private void screen(String address) {
        signIn("viewer", "platform");
        open(address);
    }

    private void save(String name) {
        press("Views");
        _setValue(_get(TextField.class, spec -> spec.withLabel("View name")), name);
        press("Save view");
        settle();
        _find(Popover.class).forEach(Popover::close);
        settle();
    }

    private MetadataCounts.Counted count(String filter) {
        Actor viewer = Actors.person("vic", Role.VIEWER, "platform");
        var parsed = SandboxFilter.parse(filter);
        try (var lives = history.lives(viewer, MetadataCounts.counted(parsed), HistoryOrder.NEWEST_FIRST)) {
            return MetadataCounts.of(lives.iterator(), parsed, viewer, Sample.NOW);
        }
    }

    private static List<String> values(MetadataCounts.Counted counted, String field) {
        return counted.facets().of(field).values().stream()
                .map((Value value) -> value.value() + "=" + value.count())
                .toList();
    }

    private static Life labelled(String id, String env) {
        return life(sandbox(id).with("env", env).made());
    }

    private static Life life(Sandbox sandbox) {
        return new Life(sandbox, Sample.NOW.minusSeconds(3_600));
    }

    private static Sandbox by(Creator creator, String id) {
        return sandbox(id).made().createdBy(creator);
    }
}
