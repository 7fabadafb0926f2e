package io.sandboxconsole.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a filter says about ends.
class LifeFilterTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final Actor ANN = Actors.person("ann", Role.VIEWER, "ml");

    private static final Instant CREATED = Instant.parse("2026-11-24T00:00:00Z");

    /// Lived for three hours and was deleted by a person, a day and nine hours ago.
    private static final Life ENDED = new Life(
            sandbox(CREATED),
            CREATED.plusSeconds(10),
            new End(
                    Instant.parse("2026-11-24T03:00:00Z"),
                    Instant.parse("2026-11-24T02:59:50Z"),
                    End.Cause.DELETED_BY_PERSON,
                    "Bob",
                    "bob",
                    null,
                    null));

    /// Lives, and its engine does not tell since when; first seen half a day ago.
    private static final Life LIVE = new Life(sandbox(null), Instant.parse("2026-11-25T00:00:00Z"));

    private static Sandbox sandbox(@Nullable Instant created) {
        return new Sandbox(
                new SandboxId(new ConnectionId("prod"), "5f2c"),
                new SandboxStatus(SandboxState.of(SandboxState.Kind.RUNNING), null, null, null),
                Creator.Unknown.CREATOR,
                null,
                "ml",
                new Sandbox.Source.Unstated(),
                created,
                null,
                List.of(),
                null,
                Map.of("name", "\u212Aelvin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ended:yes",
                "-ended:no",
                "ended:<2d",
                "ended:>=33h",
                "ended:<=33h",
                "-ended:>33h",
                "ended:2026-11-24",
                "ended:2026-11-20..2026-11-24",
                "ended:..2026-11-24T03:00:01Z",
                "cause:deleted-by-person",
                "cause:DELETED",
                "cause:failed,deleted",
                "-cause:none",
                "-cause:gone",
                "lived:>2h",
                "lived:>=3h",
                "lived:<=3h",
                "-lived:>3h",
                "alive:2026-11-24T02:14",
                "alive:2026-11-24T00:00",
                "alive:2026-11-24T02:59:59.999999",
                "alive:2026-11-24T05:14+03:00",
                "-alive:2026-11-24T03:00",
                "-alive:2026-11-23T23:59",
                "kelvin ended:yes team:ml",
            })
    void a_term_that_is_true_of_an_ended_life_keeps_it(String text) {
        assertThat(matches(text, ENDED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ended:no",
                "-ended:<1d",
                "-ended:2026-11-24",
                "cause:none",
                "-cause:deleted-by-key,deleted-elsewhere,gone",
                "lived:>=12h",
                "lived:<=12h",
                "-lived:>12h",
                "alive:2026-11-25T00:00",
                "alive:2026-11-25T11:59:59Z",
                "-alive:2026-11-24T23:59:59Z",
            })
    void a_term_that_is_true_of_a_live_life_keeps_it(String text) {
        assertThat(matches(text, LIVE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ended:no",
                "cause:none",
                "cause:failed,none",
                "lived:>1d",
                "alive:2026-11-24T02:14",
                "-ended:yes",
                "-ended:<7d",
                "-cause:deleted"
            })
    void a_sandbox_of_the_live_list_counts_as_a_life_without_an_end(String text) {
        assertThat(SandboxFilter.parse(text).predicate(NOW, ANN, LockView.NONE).test(sandbox(CREATED)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ended:yes", "ended:<7d", "ended:2026-11-24", "cause:gone", "lived:>3d", "alive:2026-11-01T00:00"
            })
    void a_sandbox_of_the_live_list_has_no_end(String text) {
        assertThat(SandboxFilter.parse(text).predicate(NOW, ANN, LockView.NONE).test(sandbox(CREATED)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ended:YES                       | ended:yes
            Ended:<168h                     | ended:<7d
            ended:2026-11-20                | ended:2026-11-20..2026-11-20
            CAUSE:Gone,Deleted,gone         | cause:gone,deleted
            lived:>120m                     | lived:>2h
            alive:2026-11-24T02:14          | alive:2026-11-24T02:14:00Z
            alive:2026-11-24T02:14+01:00    | alive:2026-11-24T01:14:00Z
            alive:2026-11-24T02:14:00.1234567Z | alive:2026-11-24T02:14:00.123456Z
            """)
    void the_canonical_text_reads_back_as_the_same_filter(String text, String canonical) {
        var filter = SandboxFilter.parse(text);

        assertThat(filter).hasToString(canonical);
        assertThat(SandboxFilter.parse(canonical)).isEqualTo(filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ended:maybe                | 6 | 5  | “maybe” is no value for ended:. Write yes, no,
            ended:                     | 6 | 0  | Write yes, no, a time since the end
            state:running ended:<1y    | 20 | 3 | “1y” is not an amount of time.
            ended:2026-13-01           | 6 | 10 | is not a date or time
            ended:..                   | 6 | 2  | “ended:..” needs a day
            ended:2026-11-20T10:00Z    | 6 | 17 | “ended:” takes a day or a range
            cause:murdered             | 6 | 8  | Use one of deleted-by-person, deleted-by-key,
            lived:2h                   | 6 | 2  | “lived:” needs a comparison
            alive:tuesday              | 6 | 7  | Write one like alive:2026-11-24T02:14, which is in UTC
            alive:2026-11-24           | 6 | 10 | is not a time
            endet:yes                  | 0 | 6  | Did you mean ended:?
            """)
    void a_mistake_is_explained_and_located(String text, int offset, int length, String message) {
        assertThatThrownBy(() -> SandboxFilter.parse(text))
                .isInstanceOfSatisfying(FilterSyntaxException.class, failure -> {
                    assertThat(failure.getMessage()).contains(message);
                    assertThat(failure.offset()).isEqualTo(offset);
                    assertThat(failure.length()).isEqualTo(length);
                });
    }

    @Test
    void a_time_of_the_end_is_asked_in_a_term_that_a_facet_can_change() {
        var filter = SandboxFilter.parse("ended:<7d cause:gone");

        assertThat(filter.times("ended")).containsExactly("<7d");
        assertThat(filter.withTimes("ended", List.of("yes"))).hasToString("ended:yes cause:gone");
        assertThat(filter.with("cause", Set.of("expired", "none"))).hasToString("ended:<7d cause:expired,none");
        assertThat(filter.parts().getFirst()).isEqualTo(new FilterPart("ended:<7d", false, "ended", List.of("<7d")));
    }

    @Test
    void a_letter_counts_as_equal_wherever_it_stands_in_a_text() {
        assertThat(matches("kel", LIVE)).isTrue();
        assertThat(matches("KEL*VIN", LIVE)).isTrue();
        assertThat(matches("name:kelvin", LIVE)).isTrue();
    }

    private static boolean matches(String text, Life life) {
        return SandboxFilter.parse(text).lifePredicate(NOW, ANN, LockView.NONE).test(life);
    }
}
