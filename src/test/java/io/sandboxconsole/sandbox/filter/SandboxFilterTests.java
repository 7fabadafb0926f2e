package io.sandboxconsole.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.lease.Leases;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFilterTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final Actor ANNA = new Actor(
            new ActorId("anna"),
            "Anna Berg",
            Actor.Kind.PERSON,
            List.of(),
            Set.of(),
            new Actor.Origin(Actor.Door.CONSOLE, null));

    /// Created four days ago by Anna for the team ml; expires in twenty minutes.
    private static final Sandbox SANDBOX = new Sandbox(
            new SandboxId(new ConnectionId("prod"), "5f2c-77"),
            new SandboxStatus(new SandboxState(SandboxState.Kind.RUNNING, "Started"), null, null, null),
            new Creator.User("anna", "Anna Berg", Creator.Evidence.RECORDED),
            "anna",
            "ml",
            new Sandbox.Source.Image("registry.example.com/tools/Python:3.12"),
            Instant.parse("2026-11-16T12:00:00Z"),
            Instant.parse("2026-11-20T12:20:00Z"),
            List.of(),
            null,
            Map.of(
                    "name",
                    "Nightly Build",
                    "purpose",
                    "ci",
                    "example.com/run",
                    "42",
                    "empty",
                    "",
                    ReservedMetadata.REQUEST,
                    "f00d"));

    private static final Sandbox ETERNAL = new Sandbox(
            new SandboxId(new ConnectionId("lab"), "x1"),
            new SandboxStatus(SandboxState.of(SandboxState.Kind.PAUSED), null, null, null),
            Creator.Unknown.CREATOR,
            null,
            null,
            new Sandbox.Source.Unstated(),
            Instant.parse("2026-11-20T11:00:00Z"),
            null,
            List.of(),
            null,
            Map.of());

    /// A direct lease that has been overdue for an hour and idle for two.
    private static final Sandbox LEASED = Leases.direct(Instant.parse("2026-11-20T11:00:00Z"))
            .active(Instant.parse("2026-11-20T10:00:00Z"))
            .sandbox();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "state:running",
                "STATE:Running",
                "state:started",
                "state:failed,STARTED",
                "-state:paused",
                "creator:anna",
                "creator:\"anna berg\"",
                "creator:me",
                "-creator:unknown",
                "team:ml",
                "team:none,ml",
                "owner:me",
                "owner:anna",
                "connection:prod",
                "connection:PROD,lab",
                "image:registry.example.com/tools/Python:3.12",
                "image:*/Python:*",
                "image:registry*3.12",
                "name:\"nightly build\"",
                "name:night*",
                "name:\"nightly \"*",
                "id:5f2c",
                "id:prod/5f2c",
                "label.purpose=ci",
                "label.purpose:cd,ci",
                "label.purpose=c*",
                "label.example.com/run=42",
                "label.\"example.com/run\"=42",
                "label.purpose",
                "label.empty=\"\"",
                "meta.purpose=ci",
                "Meta.purpose:cd,ci",
                "-meta.purpose=cd",
                "-meta.purpose",
                "-label.missing",
                "-label.missing=x",
                "age:>3d",
                "age:>=4d",
                "age:<=4d",
                "-age:>1w",
                "age:<97h",
                "created:2026-11-16",
                "created:2026-11-01..2026-11-16",
                "created:2026-11-16..",
                "created:..2026-11-16",
                "created:2026-11-16T12:00:00Z..2026-11-16T12:00:01Z",
                "created:2026-11-16T13:00+01:00..",
                "expires:<30m",
                "expires:<=20m",
                "expires:>19m",
                "-never-expires",
                "nightly",
                "NIGHT",
                "\"nightly build\"",
                "night*build",
                "5f2c",
                "python",
                "example.com/run",
                "PURPOSE",
                "-\"-nightly\"",
                "state:running team:ml -label.missing night",
            })
    void a_term_that_is_true_of_a_sandbox_keeps_it(String text) {
        assertThat(matches(text, SANDBOX)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state:paused",
                "-state:started",
                "creator:ann",
                "creator:unknown",
                "team:none",
                "team:ML",
                "owner:none",
                "connection:lab",
                "image:python",
                "image:*/python:*",
                "image:none",
                "name:nightly",
                "id:77",
                "id:lab/5f2c",
                "label.purpose=CI",
                "label.purpose=\"c*\"",
                "label.purpose=\"\"",
                "-label.purpose",
                "label.missing",
                "age:>4d",
                "age:<4d",
                "created:2026-11-17..",
                "created:..2026-11-15",
                "created:..2026-11-16T12:00:00Z",
                "expires:>20m",
                "expires:<0s",
                "never-expires",
                "expires:never",
                "build*night",
                "anna",
                "f00d",
                "sandboxconsole.io",
                "-nightly",
                "state:running team:other",
            })
    void a_term_that_is_false_of_a_sandbox_drops_it(String text) {
        assertThat(matches(text, SANDBOX)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "never-expires",
                "Never-Expires",
                "expires:never",
                "-expires:<30m",
                "-expires:>30m",
                "team:none",
                "owner:none",
                "creator:unknown",
                "image:none",
                "name:x1",
                "-creator:me",
            })
    void what_a_sandbox_lacks_can_be_asked_for(String text) {
        assertThat(matches(text, ETERNAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region:eu",
                "region:us,eu",
                "-region:EU",
                "-region:none",
                "machine:container",
                "activity:>1h",
                "activity:<=2h",
                "-activity:<1h",
                "lease:direct",
                "lease:overdue,none",
                "-lease:kept",
                "cleanup:delete",
                "-cleanup:skip",
                "crabbox-swift",
                "1A2B3C4D",
                "name:crabbox-swift-*"
            })
    void what_only_some_engines_tell_can_be_asked_for(String text) {
        assertThat(matches(text, LEASED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"region:none", "machine:none", "lease:none", "-activity:>0s", "-activity:<9w"})
    void an_engine_that_does_not_tell_has_none(String text) {
        assertThat(matches(text, SANDBOX)).isTrue();
        assertThat(matches(text, LEASED)).isFalse();
    }

    @Test
    void whatever_no_rule_considers_is_found_by_neither_of_its_words() {
        assertThat(matches("cleanup:delete", SANDBOX)).isFalse();
        assertThat(matches("cleanup:skip", SANDBOX)).isFalse();
    }

    @Test
    void a_teams_full_name_stands_for_its_token() {
        var filter = SandboxFilter.parse("team:\"Machine Learning\"");
        var sandbox = new Sandbox(
                SANDBOX.id(),
                SANDBOX.status(),
                SANDBOX.creator(),
                null,
                LabelToken.of("Machine Learning"),
                SANDBOX.source(),
                NOW,
                null,
                List.of(),
                null,
                Map.of());

        boolean kept = filter.predicate(NOW, ANNA, LockView.NONE).test(sandbox);

        assertThat(kept).isTrue();
    }

    @Test
    void my_sandboxes_are_not_those_of_a_key_with_the_same_id() {
        var byKey = SANDBOX.createdBy(new Creator.ApiKey("anna", "CI", false, Creator.Evidence.RECORDED));

        assertThat(matches("creator:me", byKey)).isFalse();
    }

    @Test
    void what_my_own_keys_created_is_mine_and_what_my_teams_keys_created_is_not() {
        var mine = new ApiKeyDetails("laptop", false, ANNA.id().label(), null, "sck_ab12cd34");
        var teams = new ApiKeyDetails("CI", false, null, "platform", "sck_ef56ab78");

        assertThat(matches("creator:me", by(mine))).isTrue();
        assertThat(matches("creator:me", by(teams))).isFalse();
        assertThat(matches("-creator:me", by(mine))).isFalse();
    }

    @Test
    void a_creator_that_the_engine_knows_is_found_by_name_id_address_and_end_of_the_key_and_by_each_candidate() {
        var one = new EngineIdentity("jonas", "jonas@acme.example", "dtn", "1c4", "ci", "sdk", List.of());
        var either = new EngineIdentity("aiko", null, "dtn", "d3f", null, null, List.of("notebooks-a", "notebooks-b"));
        var byOne = SANDBOX.createdBy(one.on(new ConnectionId("day")));
        var byEither = SANDBOX.createdBy(either.on(new ConnectionId("day")));

        assertThat(List.of("CI", "day/jonas~1c4", "1c4", "jonas@acme.example"))
                .allMatch(text -> matches("creator:" + text, byOne))
                .noneMatch(text -> matches("creator:" + text, byEither));
        assertThat(List.of("notebooks-a", "notebooks-b", "d3f")).allMatch(text -> matches("creator:" + text, byEither));
        assertThat(matches(
                        "creator:me",
                        SANDBOX.createdBy(new EngineIdentity("anna", null, null, null, null, null, List.of())
                                .on(new ConnectionId("day")))))
                .isFalse();
    }

    @Test
    void a_creator_is_mine_just_when_the_filter_finds_its_sandboxes() {
        var evidence = Creator.Evidence.RECORDED;
        var details = new ApiKeyDetails("laptop", false, ANNA.id().label(), null, "sck_ab12cd34");
        List<Creator> mine = List.of(
                new Creator.User(ANNA.id().value(), "Anna", evidence),
                new Creator.User("other", "me", evidence),
                new Creator.ApiKey("key-1", "laptop", false, evidence, details));
        List<Creator> foreign = List.of(
                new Creator.User("other", "Other", evidence),
                new Creator.ApiKey(ANNA.id().value(), "CI", false, evidence),
                Creator.Unknown.CREATOR);

        assertThat(mine).allMatch(creator -> SandboxFilter.mine(creator, ANNA));
        assertThat(foreign).noneMatch(creator -> SandboxFilter.mine(creator, ANNA));
        assertThat(mine).allMatch(creator -> matches("creator:me", SANDBOX.createdBy(creator)));
        assertThat(foreign).noneMatch(creator -> matches("creator:me", SANDBOX.createdBy(creator)));
    }

    private static Sandbox by(ApiKeyDetails key) {
        return SANDBOX.createdBy(new Creator.ApiKey("key-1", key.name(), false, Creator.Evidence.RECORDED, key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            sate:running             | 0  | 5 | Unknown field “sate”. Did you mean state:?
            state:running tema:ml    | 14 | 5 | Did you mean team:?
            lable.x=1 python:3.12    | 10 | 7 | Unknown field “python”. Write metadata as label.python=value
            label:purpose            | 0  | 6 | Did you mean label.<key>=?
            state:                   | 6  | 0 | A value is missing.
            state:a,,b               | 8  | 1 | A value is missing.
            state:a, b               | 8  | 1 | A value is missing.
            team:""                  | 5  | 2 | A value is missing.
            name:"abc                | 5  | 4 | This quote is not closed.
            ""                       | 0  | 2 | Put the text to search for
            -                        | 0  | 1 | Put a term right after “-”
            a - b                    | 2  | 1 | Put a term right after “-”
            :x                       | 0  | 1 | Put a field in front of the colon
            label.=x                 | 0  | 6 | Put a metadata key right after “label.”
            age:3d                   | 4  | 2 | “age:” needs a comparison
            age:>3y                  | 4  | 3 | “3y” is not an amount of time.
            age:>                    | 4  | 1 | is not an amount of time.
            expires:<1.5h            | 8  | 5 | “1.5h” is not an amount of time.
            age:>99999d              | 4  | 7 | at most 36500d
            created:yesterday        | 8  | 9 | “yesterday” is not a date or time
            created:2026-13-01       | 8  | 10 | “2026-13-01” is not a date or time
            created:..               | 8  | 2 | on at least one side
            created:2026-02-01..2026-01-01 | 8 | 22 | ends before it begins
            created:2026-02-01T00:00:00Z | 8 | 20 | takes a day or a range
            lease:direct,mine        | 6  | 11 | Unknown value “mine” for lease:. Use one of direct, brokered,
            cleanup:keep             | 8  | 4 | Use one of delete, skip.
            activity:2h              | 9  | 2 | “activity:” needs a comparison
            machin:vm                | 0  | 7 | Did you mean machine:?
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
    void a_text_that_is_too_long_is_refused() {
        String longest = "x".repeat(SandboxFilter.MAXIMUM_LENGTH);

        assertThat(SandboxFilter.parse(longest).toString()).isEqualTo(longest);
        assertThatThrownBy(() -> SandboxFilter.parse(longest + "x"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("2001 characters, and at most 2000 are allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            STATE:Running,FAILED          | state:running,failed
            Creator:"me"                  | creator:me
            age:>90m   age:<=72h          | age:>90m age:<=3d
            expires:NEVER                 | never-expires
            label.a/b:x,x,y               | label.a/b=x,y
            created:2026-11-01            | created:2026-11-01..2026-11-01
            name:my" box"*                | name:"my box"*
            "never-expires"               | "never-expires"
            "label.x"                     | "label.x"
            meta.purpose=ci               | label.purpose=ci
            -META."a b":x,y               | -label."a b"=x,y
            meta.json                     | meta.json
            "meta.x=y"                    | "meta.x=y"
            image:python:3.12             | image:python:3.12
            Lease:DIRECT,kept,direct      | lease:direct,kept
            CLEANUP:Delete                | cleanup:delete
            Region:EU                     | region:EU
            activity:>60m                 | activity:>1h
            """)
    void the_canonical_text_is_short_and_uniform(String text, String canonical) {
        assertThat(SandboxFilter.parse(text)).hasToString(canonical);
    }

    @Test
    void a_filter_is_taken_apart_for_those_who_put_it_into_words() {
        var filter = SandboxFilter.parse("state:failed,running -label.purpose=ci label.keep age:>3d expires:never box");

        assertThat(filter.parts())
                .containsExactly(
                        new FilterPart("state:failed,running", false, "state", List.of("failed", "running")),
                        new FilterPart("-label.purpose=ci", true, "label.purpose", List.of("ci")),
                        new FilterPart("label.keep", false, "label", List.of("keep")),
                        new FilterPart("age:>3d", false, "age", List.of(">3d")),
                        new FilterPart("never-expires", false, "expires", List.of("never")),
                        new FilterPart("box", false, "", List.of("box")));
        assertThat(filter.withoutTerm(1).withoutTerm(0)).hasToString("label.keep age:>3d never-expires box");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            run-id=4907                   | run-id | label.run-id=4907
            run-id:4907                   | run-id | label.run-id=4907
            "run-id=4907"                 | run-id | label.run-id=4907
            RUN-ID=4907                   | RUN-ID | label.run-id=4907
            state:running -run-id=1,2 box | run-id | state:running -label.run-id=1,2 box
            run-id=1 "my key":"a b"       | run-id | label.run-id=1 label."my key"="a b"
            state=paused                  | state  | state:paused
            team=ml run-id=1              | team   | team:ml label.run-id=1
            sate:paused                   | sate   | state:paused
            """)
    void a_key_or_a_field_that_is_written_otherwise_is_corrected(String text, String field, String corrected) {
        var keys = Set.of("run-id", "my key", "team", "sat");

        assertThat(FilterCorrection.of(text, keys)).hasValueSatisfying(correction -> {
            assertThat(correction.field()).isEqualTo(field);
            assertThat(correction.text()).isEqualTo(corrected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nightly",
                "wherever=1",
                "wherever:1",
                "label.run-id=4907",
                "team:ml",
                "run-id",
                "run-id=",
                "run-id:",
                "age=3d",
                "\"sate:x\"",
                "run-id=1 \"open",
                "=x",
                ":x",
                "label:x",
                "run-id=1 age:soon",
                "name:run-id=1"
            })
    void what_needs_no_correction_or_has_none_is_left_alone(String text) {
        assertThat(FilterCorrection.of(text, Set.of("run-id", "team"))).isEmpty();
    }

    @Test
    void a_correction_names_the_term_to_use() {
        assertThat(FilterCorrection.of("box -run-id:4907", Set.of("run-id")))
                .hasValueSatisfying(correction -> assertThat(correction.term()).isEqualTo("label.run-id=4907"));
    }

    @Test
    void a_facet_reads_and_writes_one_term() {
        var filter = SandboxFilter.parse("state:failed -state:paused nightly");

        var changed = filter.with("state", Set.of("running", "failed"));
        var labelled = changed.with("label.example.com/run", Set.of("4*2"));

        assertThat(filter.values("state")).containsExactly("failed");
        assertThat(changed).hasToString("state:failed,running -state:paused nightly");
        assertThat(labelled).hasToString(changed + " label.example.com/run=\"4*2\"");
        assertThat(SandboxFilter.parse(labelled.toString())).isEqualTo(labelled);
        assertThat(labelled.values("label.example.com/run")).containsExactly("4*2");
        assertThat(labelled.only("state")).hasToString("state:failed,running -state:paused");
        assertThat(labelled.without("state").without("label.example.com/run"))
                .hasToString("nightly")
                .isEqualTo(filter.without("state"));
        assertThat(filter.without("state").without("team")).isEqualTo(filter.without("state"));
    }

    @Test
    void a_facet_leaves_values_out_with_a_term_of_its_own() {
        var filter = SandboxFilter.parse("state:failed -state:paused,stopped nightly");

        var changed = filter.withExcluded("state", Set.of("paused"));

        assertThat(filter.excluded("state")).containsExactly("paused", "stopped");
        assertThat(filter.values("state")).containsExactly("failed");
        assertThat(changed).hasToString("state:failed -state:paused nightly");
        assertThat(changed.withExcluded("state", Set.of())).hasToString("state:failed nightly");
        assertThat(changed.withExcluded("team", Set.of("ml"))).hasToString(changed + " -team:ml");
    }

    @Test
    void a_facet_keeps_the_stars_that_somebody_has_written() {
        var filter = SandboxFilter.parse("image:*/python:*");

        assertThat(filter.with("image", Set.of("*/python:*", "node:22"))).hasToString("image:*/python:*,node:22");
        assertThat(filter.with("image", Set.of("a*b"))).hasToString("image:\"a*b\"");
    }

    @Test
    void metadata_keys_are_values_of_the_field_label() {
        var filter = SandboxFilter.parse("label.keep -label.run label.env=dev");

        assertThat(filter.values("label")).containsExactly("keep");
        assertThat(filter.excluded("label")).containsExactly("run");
        assertThat(filter.labels()).containsExactly("keep", "run", "env");
        assertThat(filter.with("label", Set.of("b", "a"))).hasToString("label.a label.b -label.run label.env=dev");
        assertThat(filter.without("label")).hasToString("label.env=dev");
    }

    @Test
    void a_time_is_asked_in_one_or_two_terms() {
        var filter = SandboxFilter.parse("age:>1d never-expires -age:<1h state:running");

        assertThat(filter.times("age")).containsExactly(">1d");
        assertThat(filter.times("expires")).containsExactly("never");
        assertThat(filter.withTimes("age", List.of(">=36h", "<=1w")))
                .hasToString("age:>=36h age:<=7d never-expires -age:<1h state:running");
        assertThat(filter.withTimes("expires", List.of("<30m")))
                .hasToString("age:>1d expires:<30m -age:<1h state:running");
        assertThat(filter.withTimes("age", List.of()).withTimes("expires", List.of()))
                .hasToString("-age:<1h state:running");
        assertThat(SandboxFilter.EVERYTHING.withTimes("expires", List.of("never")))
                .hasToString("never-expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3d", ">3d state:running", ">3", "\"", "> 3d", ">3d\""})
    void what_is_no_time_cannot_be_asked(String time) {
        assertThatThrownBy(() -> SandboxFilter.EVERYTHING.withTimes("age", List.of(time)))
                .isInstanceOf(FilterSyntaxException.class);
    }

    @Test
    void a_facet_cannot_choose_what_is_no_value() {
        assertThatThrownBy(() -> SandboxFilter.EVERYTHING.with("age", Set.of("3d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The field “age” takes no list of values.");
        assertThatThrownBy(() -> SandboxFilter.EVERYTHING.with("team", Set.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean matches(String text, Sandbox sandbox) {
        return SandboxFilter.parse(text).predicate(NOW, ANNA, LockView.NONE).test(sandbox);
    }
}
