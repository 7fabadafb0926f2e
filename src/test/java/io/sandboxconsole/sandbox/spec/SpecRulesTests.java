package io.sandboxconsole.sandbox.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecRulesTests {

    private static final ReservedNames RESERVED = new ReservedNames("opensandbox.io/", "OPENSANDBOX_EGRESS_");

    private static final Capabilities ENGINE = new Capabilities(
            "Engine", EnumSet.allOf(SandboxAction.class), true, true, Duration.ofSeconds(60), Duration.ofHours(24));

    @Test
    void a_proper_spec_has_no_problems() {
        SandboxSpec spec = new SandboxSpec(
                new Origin.Image("ghcr.io/acme/base:1@sha256:0a", new RegistryLogin("bot", "secret")),
                List.of("sh", "-c", ""),
                Duration.ofSeconds(60),
                Map.of("cpu", "500m", "memory", "512Mi", "gpu", "1"),
                Map.of("HOME", ""),
                Map.of("name", "builder-1", "access.owner", "jane", "example.com/stage", ""),
                new Sandbox.Platform("linux", "arm64"),
                new NetworkPolicy(false, List.of(new NetworkPolicy.Rule(true, "*.example.com"))));

        assertThat(SpecRules.problems(spec, ENGINE)).isEmpty();
    }

    @Test
    void every_problem_is_told_at_its_field_in_the_order_of_the_form() {
        SandboxSpec spec = new SandboxSpec(
                new Origin.Image(" ", new RegistryLogin("", "")),
                List.of(),
                Duration.ofHours(25),
                Map.of("memory", "banana"),
                Map.of("1ST", "x"),
                Map.of("owner", "jane@example.com"),
                new Sandbox.Platform("mac", "riscv"),
                new NetworkPolicy(false, List.of(new NetworkPolicy.Rule(true, "https://example.com"))));

        assertThat(SpecRules.problems(spec, ENGINE).keySet())
                .containsExactly(
                        "image.uri",
                        "image.username",
                        "image.password",
                        "entrypoint",
                        "timeout",
                        "resources.memory",
                        "env.1ST",
                        "metadata.owner",
                        "platform.os",
                        "platform.arch",
                        "network.egress.0");
    }

    @Test
    void a_snapshot_brings_its_own_command() {
        assertThat(SpecRules.entrypointProblem(new Origin.Snapshot("s"), List.of()))
                .isEmpty();
        assertThat(SpecRules.originProblems(new Origin.Snapshot(" "))).containsOnlyKeys("snapshotId");
    }

    @Test
    void the_limits_of_a_life_are_told_in_the_sentence() {
        assertThat(SpecRules.timeoutProblem(Duration.ofSeconds(59), ENGINE))
                .map(Message::toString)
                .hasValue("A sandbox lives at least 60 seconds.");
        assertThat(SpecRules.timeoutProblem(Duration.ofSeconds(86_401), ENGINE))
                .map(Message::toString)
                .hasValue("A new sandbox may live at most 86400 seconds on this engine.");
        assertThat(SpecRules.timeoutProblem(null, ENGINE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 2",
        "cpu, 0.5",
        "cpu, 500m",
        "memory, 1024",
        "memory, 512Mi",
        "memory, 2G",
        "gpu, 1",
        "gpu, all",
        "ephemeral-storage, 10Gi"
    })
    void an_amount_both_runtimes_read_alike_is_accepted(String resource, String amount) {
        assertThat(ResourceQuantity.problem(resource, amount)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 0",
        "cpu, 0m",
        "cpu, -1",
        "cpu, 1.5m",
        "cpu, banana",
        "cpu, ''",
        "memory, 1.5Gi",
        "memory, 512m",
        "memory, 0",
        "memory, 5KB",
        "gpu, 0",
        "gpu, half",
        "ephemeral-storage, ' '"
    })
    void an_amount_that_would_be_ignored_or_misread_is_refused(String resource, String amount) {
        assertThat(ResourceQuantity.problem(resource, amount)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "example.com/name", "access.owner"})
    void a_label_key_is_accepted(String key) {
        assertThat(MetadataRules.keyProblem(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "two words", "a/b/c", "/a", "a/", "Example.com/a", "jane@example"})
    void anything_else_is_no_label_key(String key) {
        assertThat(MetadataRules.keyProblem(key)).isPresent();
    }

    @Test
    void lengths_end_at_63_and_253() {
        String longest = "a".repeat(63);
        String prefix = String.join(".", longest, longest, longest, "a".repeat(61));

        assertThat(MetadataRules.keyProblem(prefix + "/" + longest)).isEmpty();
        assertThat(MetadataRules.keyProblem(prefix + "a/" + longest)).isPresent();
        assertThat(MetadataRules.keyProblem(longest + "a")).isPresent();
        assertThat(MetadataRules.valueProblem("key", longest)).isEmpty();
        assertThat(MetadataRules.valueProblem("key", longest + "a")).isPresent();
    }

    @Test
    void a_patch_may_remove_an_odd_key_but_not_the_engines_own() {
        MetadataPatch patch = new MetadataPatch(Map.of(), Set.of("two words", "opensandbox.io/id"));

        assertThat(MetadataRules.problems(patch, RESERVED)).containsOnlyKeys("metadata.opensandbox.io/id");
    }

    @Test
    void the_engines_own_variables_are_not_to_be_set() {
        assertThat(SpecRules.environmentProblem("OPENSANDBOX_EGRESS_TOKEN", "x", RESERVED))
                .isPresent();
        assertThat(SpecRules.environmentProblem("OPENSANDBOX_EGRESS_TOKEN", "x", ReservedNames.NONE))
                .isEmpty();
    }

    @Test
    void the_engines_own_keys_are_not_to_be_set() {
        assertThat(MetadataRules.problems(Map.of("opensandbox.io/x", ""), RESERVED))
                .containsOnlyKeys("metadata.opensandbox.io/x");
    }
}
