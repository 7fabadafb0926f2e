package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.NOW;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.console.sandbox.Pairs;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.create.CreateDialog;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Lease.Flaw;
import io.sandboxconsole.sandbox.Lease.Kind;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public class LeaseCardTests extends SandboxScreenTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void a_lease_is_told_with_its_times_its_flags_and_the_hint() {
        show(lease(Kind.DIRECT, "blue-lobster", NOW.minus(Duration.ofHours(1)), List.of()));

        assertThat(card())
                .contains("Direct lease", "cbx_0123456789ab", "blue-lobster", "unknown, see creator")
                .contains("ready in the metadata; running at the engine", "Idle for", "Overdue since")
                .contains(
                        "Maximum lifetime4 h",
                        "Idle timeout30 min",
                        "ci",
                        "browser, desktop",
                        "8080,9090",
                        "/work/crab")
                .contains("Would be deleted by Crabbox’s rule.")
                .contains("crabbox ssh --provider daytona --id blue-lobster")
                .contains("crabbox stop --provider daytona blue-lobster", "deletes the sandbox");
        assertThat(_find(_get(LeaseCard.class), Component.class).stream()
                        .map(component -> component.getElement().getAttribute("data-copy")))
                .contains("cbx_0123456789ab", "crabbox ssh --provider daytona --id blue-lobster");
    }

    @Test
    void every_flag_stands_there_with_a_sign_a_word_and_what_it_means() {
        show(lease(Kind.DIRECT, "blue-lobster", null, List.of(Flaw.AMBIGUOUS, Flaw.CONTRADICTED)));

        assertThat(card())
                .contains("Ambiguous", "Another live sandbox carries the same lease.")
                .contains("Conflicting metadata", "Never stops", "Public ports")
                .doesNotContain("crabbox ssh");
    }

    @Test
    void a_brokered_lease_names_its_owner_and_is_never_suggested_for_deletion() {
        show(lease(Kind.BROKERED, "blue-lobster", NOW.minus(Duration.ofDays(1)), List.of()));

        assertThat(card())
                .contains("Brokered lease", "ada@example.test", "Initial expiry", "cleaned up by the coordinator")
                .doesNotContain("in the metadata;", "Would be deleted");
    }

    @Test
    void labels_from_outside_are_nothing_but_text_and_make_no_command() {
        show(lease(Kind.DIRECT, MARKUP, null, List.of()));

        assertThat(card()).contains(MARKUP).doesNotContain("crabbox ssh", "crabbox stop");
        assertThat(_find(Component.class))
                .noneMatch(component -> component.getElement().hasProperty("innerHTML"));
    }

    @Test
    void an_ordinary_sandbox_has_no_such_card() {
        show(null);

        assertThat(_find(LeaseCard.class)).isEmpty();
    }

    @Test
    void another_sandbox_like_a_leased_one_has_none_of_its_labels() {
        show(lease(Kind.DIRECT, "blue-lobster", null, List.of()));

        press("Clone");

        assertThat(words()).contains("The metadata of the lease is not copied");
        assertThat(_find(_get(CreateDialog.class), PairsEditor.class))
                .allSatisfy(editor -> assertThat(Pairs.keys(editor)).isEmpty());
    }

    private void show(@Nullable Lease lease) {
        engine().can(FakeSandboxProvider.VERSATILE);
        var neverStops = Intervals.NONE.withStop(Interval.NEVER).withDelete(Interval.NEVER);
        var attributes = new EngineAttributes(null, null, null, null, null, neverStops, true, false, null, lease);
        Sandbox sandbox = sandbox("p1")
                .with("crabbox", "true")
                .with("lease", "cbx_0123456789ab")
                .made()
                .withAttributes(attributes);
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
    }

    private static String card() {
        return _get(LeaseCard.class).getElement().getTextRecursively();
    }

    public static Lease lease(Kind kind, String slug, @Nullable Instant expiry, List<Flaw> flaws) {
        return new Lease(
                kind,
                "cbx_0123456789ab",
                slug,
                kind == Kind.BROKERED ? "ada@example.test" : null,
                false,
                "ready",
                NOW.minus(Duration.ofHours(5)),
                NOW.minus(Duration.ofHours(2)),
                expiry,
                Duration.ofHours(4),
                Duration.ofMinutes(30),
                "ci",
                Set.of("desktop", "browser"),
                "8080,9090",
                "/work/crab",
                flaws,
                Map.of(),
                new Lease.Tool("crabbox ssh --provider daytona --id %s", "crabbox stop --provider daytona %s"));
    }
}
