package io.sandboxconsole.bulk;

import static io.sandboxconsole.bulk.BulkFixture.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanHashTests {

    private final PlanItem one = PlanItem.of(BulkFixture.running("a", "ada", Duration.ofHours(1)), null);

    private final PlanItem two = PlanItem.of(BulkFixture.running("b", "bob", Duration.ofHours(1)), null);

    @Test
    void the_hash_is_of_the_act_and_of_what_is_taken_in_its_order() {
        String hash = PlanHash.of(DELETE, List.of(one, two));

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(PlanHash.of(DELETE, List.of(one, two, PlanItem.missing(BulkFixture.id("c")))))
                .isEqualTo(hash);
        assertThat(PlanHash.of(DELETE, List.of(two, one))).isNotEqualTo(hash);
        assertThat(PlanHash.of(DELETE, List.of(one))).isNotEqualTo(hash);
        assertThat(PlanHash.of(new BulkCommand.Simple(SandboxAction.PAUSE), List.of(one, two)))
                .isNotEqualTo(hash);
        assertThat(PlanHash.of(edit("a", "bc"), List.of(one))).isNotEqualTo(PlanHash.of(edit("ab", "c"), List.of(one)));
    }

    @Test
    void the_version_changes_with_what_one_goes_by_and_not_with_the_engines_words() {
        var sandbox = BulkFixture.running("a", "ada", Duration.ofHours(1));
        String version = ObservedVersion.of(sandbox);
        var status = sandbox.status();

        assertThat(ObservedVersion.of(sandbox.withStatus(
                        new SandboxStatus(status.state(), "REASON", "A message.", BulkFixture.NOW.plusSeconds(1)))))
                .isEqualTo(version);
        assertThat(ObservedVersion.of(sandbox.withStatus(
                        new SandboxStatus(SandboxState.of(SandboxState.Kind.PAUSED), null, null, BulkFixture.NOW))))
                .isNotEqualTo(version);
        assertThat(ObservedVersion.of(BulkFixture.running("a", "bob", Duration.ofHours(1))))
                .isNotEqualTo(version);
        assertThat(ObservedVersion.of(BulkFixture.sandbox(
                        "a", SandboxState.Kind.RUNNING, "platform", "ada", Duration.ofHours(1), Duration.ofMinutes(1))))
                .isNotEqualTo(version);
    }

    private static BulkCommand edit(String key, String value) {
        return new BulkCommand.EditMetadata(new MetadataPatch(Map.of(key, value), Set.of()));
    }
}
