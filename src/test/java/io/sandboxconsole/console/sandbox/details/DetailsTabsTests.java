package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class DetailsTabsTests extends DetailsPartTest {

    @Test
    void an_operator_is_offered_every_tab_of_their_own_sandbox_but_not_the_trail_of_others() {
        openAs("operator", DetailsTab.OVERVIEW);

        assertThat(tabs()).containsExactly("Overview", "Timeline", "Endpoints", "Logs & events", "Snapshots");
    }

    @Test
    void an_auditor_is_offered_the_trail_and_no_endpoints() {
        openAs("auditor", DetailsTab.OVERVIEW);

        assertThat(tabs()).containsExactly("Overview", "Timeline", "Logs & events", "Snapshots", "Audit");
    }

    @Test
    void an_engine_without_snapshots_has_no_tab_for_them() {
        var all = engine().capabilities();
        var actions = EnumSet.allOf(SandboxAction.class);
        actions.remove(SandboxAction.SNAPSHOT);
        engine().can(new Capabilities(all.engine(), actions, false, false, all.minimumTimeout(), all.maximumTimeout()));

        openAs("operator", DetailsTab.OVERVIEW);

        engine().can(all);
        assertThat(tabs()).doesNotContain("Snapshots");
    }

    @Test
    void a_tab_that_is_not_offered_opens_the_overview() {
        openAs("viewer", DetailsTab.OVERVIEW);

        _get(SandboxDetails.class).open(DetailsTab.AUDIT);

        assertThat(_get(SandboxDetails.class).tab()).isEqualTo(DetailsTab.OVERVIEW);
        assertThat(_find(SandboxFacts.class)).hasSize(1);
    }

    @Test
    void a_tab_asks_for_nothing_before_it_is_opened_and_is_gone_when_another_is() {
        openAs("operator", DetailsTab.OVERVIEW);
        assertThat(engine().asked()).noneMatch(call -> call.matches("(diagnostics|snapshots|endpoint).*"));

        choose(DetailsTab.LOGS);
        choose(DetailsTab.TIMELINE);

        assertThat(engine().asked()).contains("diagnostics prod/p1 LOGS");
        assertThat(_find(LogsPart.class)).isEmpty();
    }

    @Test
    void every_tab_has_a_word_by_which_it_is_found_again() {
        for (DetailsTab tab : DetailsTab.values()) {
            assertThat(DetailsTab.named(tab.word())).contains(tab);
        }
        assertThat(DetailsTab.named("<b>")).isEmpty();
    }
}
