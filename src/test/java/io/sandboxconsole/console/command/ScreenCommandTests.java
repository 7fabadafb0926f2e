package io.sandboxconsole.console.command;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.popover.Popover;
import io.sandboxconsole.cli.CopiedCommandTests;
import io.sandboxconsole.console.ConsoleTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that each page offers the command for what it shows, and that the command line takes it.
class ScreenCommandTests extends ConsoleTest {

    @Test
    void the_overview_offers_the_numbers_of_the_persons_days() {
        signIn("viewer", "platform");
        open("overview");
        inZone("Europe/Berlin");

        assertThat(offered()).containsExactly("sandbox overview", curl("/api/overview?zone=Europe%2FBerlin"));
    }

    @Test
    void the_overview_of_the_past_offers_the_numbers_of_that_moment() {
        String then = yesterday();
        signIn("viewer", "platform");
        open("overview?at=" + then);
        inZone("UTC");

        assertThat(offered())
                .containsExactly(
                        "sandbox overview --as-of " + then,
                        curl("/api/overview?zone=UTC&asOf=" + then.replace(":", "%3A")));

        open("overview");
        inZone("UTC");

        assertThat(offered()).containsExactly("sandbox overview", curl("/api/overview?zone=UTC"));
    }

    @Test
    void the_list_offers_its_filter_its_order_and_its_moment() {
        String then = yesterday();
        signIn("viewer", "platform");
        open("sandboxes?filter=state%3Arunning&sort=name&at=" + then);

        assertThat(offered())
                .containsExactly(
                        "sandbox list --filter state:running --sort name --as-of " + then,
                        curl("/api/sandboxes?filter=state%3Arunning&sort=name&asOf=" + then.replace(":", "%3A")));
    }

    @Test
    void the_failures_offer_the_numbers_of_the_days_shown() {
        signIn("viewer", "platform");
        open("failures");
        inZone("Europe/Berlin");

        assertThat(offered())
                .containsExactly("sandbox failures --days 30", curl("/api/failures?days=30&zone=Europe%2FBerlin"));

        open("failures?days=7&of=ended&reason=OOMKilled");
        inZone("UTC");

        assertThat(offered())
                .containsExactly(
                        "sandbox failures --days 7 --ended --reason OOMKilled",
                        curl("/api/failures?days=7&population=ended&reason=OOMKilled&zone=UTC"));
    }

    @Test
    void the_locks_offer_the_list_of_locks() {
        signIn("viewer", "platform");
        open("locks");

        assertThat(offered()).containsExactly("sandbox lock", curl("/api/locks"));
    }

    @Test
    void the_legal_holds_offer_the_list_of_holds() {
        signIn("auditor");
        open("holds");

        assertThat(offered()).containsExactly("sandbox hold", curl("/api/holds"));
    }

    private String yesterday() {
        return clock.instant()
                .minus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String curl(String address) {
        return """
                curl "$SANDBOX_CONSOLE_URL%s" \\
                  -H "Authorization: Bearer $SANDBOX_CONSOLE_KEY\"""".formatted(address);
    }

    /// The commands that the page's button shows. The first is one that the command line takes.
    private static List<String> offered() {
        _click(_get(CommandButton.class));
        List<String> commands =
                _find(_get(Popover.class), Pre.class).stream().map(Pre::getText).toList();
        _get(Popover.class).close();
        // None of them has a word that needs quotes.
        String[] words = commands.getFirst().split(" ");
        assertThat(words[0]).isEqualTo("sandbox");
        assertThat(CopiedCommandTests.parsed(List.of(words).subList(1, words.length))
                        .errors())
                .isEmpty();
        return commands;
    }
}
