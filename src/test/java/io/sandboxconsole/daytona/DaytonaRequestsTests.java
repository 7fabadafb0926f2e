package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaytonaRequestsTests {

    private static final Capabilities ENGINE = new Capabilities(
            "Daytona",
            Set.of(),
            true,
            false,
            Duration.ZERO,
            null,
            EnumSet.complementOf(EnumSet.of(SpecPart.ENTRYPOINT)));

    private static final Origin IMAGE = new Origin.Image("debian:12", null);

    private static final String REQUEST = "0123456789abcdef0123456789abcdef";

    private static SandboxSpec spec(
            Origin origin, Map<String, String> resources, Map<String, String> metadata, Options options) {
        return new SandboxSpec(
                origin, List.of(), null, resources, Map.of("TOKEN", "hush"), metadata, null, null, List.of(), options);
    }

    private static SandboxSpec named(String name) {
        return spec(IMAGE, Map.of(), Map.of("name", name), Options.NONE);
    }

    private static SandboxSpec with(@Nullable Intervals intervals) {
        return spec(IMAGE, Map.of(), Map.of(), new Options("eu", intervals, true));
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 2, 2",
        "cpu, 2.0, 2",
        "cpu, 2000m, 2",
        "memory, 4Gi, 4",
        "memory, 4096Mi, 4",
        "memory, 1Ti, 1024",
        "disk, 10Gi, 10",
        "disk, 10737418240, 10",
        "gpu, 1, 1"
    })
    void amounts_become_whole_numbers(String resource, String amount, String number) {
        assertThat(DaytonaQuantities.amount(resource, amount)).get().hasToString(number);
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 500m",
        "cpu, 1.5",
        "cpu, 0",
        "cpu, 2Gi",
        "memory, 512Mi",
        "memory, 1G",
        "memory, -1Gi",
        "disk, 10Xi",
        "gpu, all",
        "shoes, 2"
    })
    void an_amount_that_the_engine_cannot_give_is_refused_at_its_field(String resource, String amount) {
        var problems = DaytonaRequests.problems(spec(IMAGE, Map.of(resource, amount), Map.of(), Options.NONE), ENGINE);

        assertThat(problems).containsOnlyKeys("resources." + resource);
        assertThat(problems.get("resources." + resource).toString()).doesNotContain("500m", "Ki");
    }

    @Test
    void an_image_becomes_a_dockerfile_of_one_line() {
        var request = DaytonaRequests.creation(spec(IMAGE, Map.of("cpu", "2"), Map.of(), Options.NONE));

        assertThat(request.buildInfo()).isEqualTo(new DaytonaApi.BuildInfo("FROM debian:12\n"));
        assertThat(request.snapshot()).isNull();
        assertThat(request.cpu()).hasToString("2");
    }

    @Test
    void a_snapshot_is_named_and_brings_its_resources() {
        var request =
                DaytonaRequests.creation(spec(new Origin.Snapshot("base"), Map.of("cpu", "2"), Map.of(), Options.NONE));

        assertThat(request.snapshot()).isEqualTo("base");
        assertThat(request.buildInfo()).isNull();
        assertThat(request.cpu()).isNull();
    }

    @Test
    void the_display_name_becomes_the_engines_name_and_no_label() {
        var metadata = Map.of("name", "swift", ReservedMetadata.REQUEST, REQUEST);

        var request = DaytonaRequests.creation(spec(IMAGE, Map.of(), metadata, Options.NONE));

        assertThat(request.name()).isEqualTo("swift");
        assertThat(request.labels()).isEqualTo(Map.of(ReservedMetadata.REQUEST, REQUEST));
    }

    @Test
    void a_sandbox_without_a_name_gets_one_that_no_other_has() {
        var request = DaytonaRequests.creation(
                spec(IMAGE, Map.of(), Map.of(ReservedMetadata.REQUEST, REQUEST), Options.NONE));

        assertThat(request.name()).isEqualTo("sandbox-0123456789ab");
        assertThat(DaytonaNames.unique(" ", null)).matches("sandbox-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>x</b>", "see http://evil.example", "HTTPS://evil.example", "two\nlines"})
    void a_name_that_the_engine_refuses_is_refused_here(String name) {
        assertThat(DaytonaRequests.problems(named(name), ENGINE)).containsOnlyKeys("metadata.name");
    }

    @Test
    void stated_intervals_are_sent_by_their_numbers() {
        var request = DaytonaRequests.creation(
                with(new Intervals(Interval.NEVER, Interval.UNSTATED, Interval.LATEST, Interval.AT_ONCE)));

        assertThat(request.autoStopInterval()).isZero();
        assertThat(request.autoPauseInterval()).isNull();
        assertThat(request.autoArchiveInterval()).isZero();
        assertThat(request.autoDeleteInterval()).isZero();
        assertThat(request.target()).isEqualTo("eu");
        assertThat(request.open()).isTrue();
    }

    @Test
    void without_intervals_the_engine_takes_its_usual_ones() {
        for (var untouched : Arrays.asList(null, Intervals.NONE)) {
            var request = DaytonaRequests.creation(with(untouched));

            assertThat(request.autoStopInterval()).isNull();
            assertThat(request.autoPauseInterval()).isNull();
            assertThat(request.autoArchiveInterval()).isNull();
            assertThat(request.autoDeleteInterval()).isNull();
        }
    }
}
