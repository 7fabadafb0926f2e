package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.create.CreateDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyListTests extends SandboxScreenTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void nothing_yet_offers_to_create_to_those_who_may() {
        signIn("operator", "platform");
        open("sandboxes");

        assertThat(said()).contains("No sandboxes in your teams yet");
        press("Create a sandbox");
        assertThat(LocatorJ._find(CreateDialog.class)).hasSize(1);
    }

    @Test
    void nothing_that_a_viewer_may_see_says_who_grants_it() {
        given(sandbox("r1").of("research").made());
        signIn("viewer", "platform");

        open("sandboxes");

        assertThat(said())
                .contains("No access to any sandboxes", "grants access")
                .doesNotContain("Create");
    }

    @Test
    void nothing_that_matches_offers_each_part_of_the_filter_for_removal() {
        given(sandbox("p1").made(), sandbox("p2").made());
        signIn("operator", "platform");
        open("sandboxes?filter=state%3Apaused%20p1");
        assertThat(said()).contains("None of your 2 sandboxes matches the filter.");

        LocatorJ._click(
                LocatorJ._get(LocatorJ._get(EmptyList.class), Button.class, spec -> spec.withText("State: Paused")));

        assertThat(address()).isEqualTo("sandboxes?filter=p1");
        assertThat(titles()).containsExactly("p1");
    }

    @Test
    void a_filter_is_taken_apart_at_blanks_outside_of_quotes() {
        assertThat(SandboxFilter.parse("  name:\"a \\\" b\" state:paused,running  x ")
                        .terms())
                .containsExactly("name:\"a \\\" b\"", "state:paused,running", "x");
    }

    @Test
    void an_engine_that_does_not_answer_is_no_empty_fleet() {
        var why = EmptyList.Why.of(SandboxFilter.EVERYTHING, 0, List.of(connection(Status.UNREACHABLE)), true);

        assertThat(why).isEqualTo(new EmptyList.Why.Unreachable(NOW, NOW.plusSeconds(20)));
    }

    @Test
    void an_engine_that_was_never_reached_is_not_said_to_have_answered_once() {
        var empty = new EmptyList(_ -> new Div(), _ -> {}, () -> {});

        empty.show(new EmptyList.Why.Unreachable(null, NOW));

        assertThat(empty.getElement().getTextRecursively())
                .contains("No engine has answered yet", "Next try")
                .doesNotContain("when one answered last", "Known is");
    }

    @Test
    void before_the_first_look_nothing_is_said_about_the_fleet() {
        var why = EmptyList.Why.of(SandboxFilter.EVERYTHING, 0, List.of(connection(Status.STARTING)), true);

        assertThat(why).isEqualTo(new EmptyList.Why.FirstLook());
    }

    @Test
    void without_any_engine_the_way_to_connect_one_is_told() {
        assertThat(EmptyList.Why.of(SandboxFilter.EVERYTHING, 0, List.of(), true))
                .isEqualTo(new EmptyList.Why.NoEngine());
    }

    private static ConnectionHealth connection(Status status) {
        return new ConnectionHealth(
                PROD,
                "Production",
                "opensandbox",
                status,
                Message.of("list.title"),
                NOW,
                NOW,
                NOW.plusSeconds(20),
                0,
                null,
                null,
                List.of(),
                new ConnectionHealth.Pace(Duration.ofSeconds(10), false, null));
    }

    private static String said() {
        return LocatorJ._get(EmptyList.class).getElement().getTextRecursively();
    }
}
