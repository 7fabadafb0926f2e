package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DaytonaLeaseTests extends DaytonaChangeTest {

    private static final Map<String, String> LEASE = Map.of(
            "crabbox", "true",
            "created_by", "crabbox",
            "provider", "daytona",
            "lease", "cbx_abcdef123456",
            "slug", "swift-crab",
            "keep", "false",
            "idle_timeout", "1800",
            "state", "ready");

    private final DaytonaLabels labels = new DaytonaLabels(server, attempts);

    private SandboxId leased(String name, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(LEASE);
        all.putAll(others);
        return resting("started", sandbox -> sandbox.withName(name).withLabels(all));
    }

    @Test
    void a_direct_lease_is_deleted() {
        SandboxId id = leased("one", Map.of());

        changes.delete(id);

        assertThat(count("DELETE /sandbox/{id}")).isEqualTo(1);
    }

    @Test
    void a_kept_and_a_brokered_lease_are_not_deleted() {
        assertNotDeleted(leased("one", Map.of("keep", "True")), "keep=true");
        assertNotDeleted(leased("two", Map.of("owner", "jane_example.com")), "coordinator");
    }

    @Test
    void a_lease_that_two_sandboxes_bear_is_not_deleted() {
        SandboxId id = leased("one", Map.of());
        leased("two", Map.of());

        assertNotDeleted(id, "Two sandboxes");
    }

    @Test
    void nothing_else_is_done_to_a_lease_that_two_sandboxes_bear() {
        SandboxId id = leased("one", Map.of());
        leased("two", Map.of());

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(id, new SandboxCommand.Simple(SandboxAction.STOP)))
                .withMessageContaining("Two sandboxes");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> labels.edit(id, new MetadataPatch(Map.of("note", "x"), Set.of())));
        assertThat(state(id)).isEqualTo("started");
    }

    @Test
    void a_kept_lease_is_not_deleted_by_stopping_it_or_by_an_interval_that_has_passed() {
        SandboxId ephemeral =
                resting("started", sandbox -> ephemeral(sandbox.withName("one").withLabels(kept("cbx_aaaaaaaaaaaa"))));
        SandboxId resting =
                resting("stopped", sandbox -> sandbox.withName("two").withLabels(kept("cbx_bbbbbbbbbbbb")));
        Intervals now = read(resting).attributes().intervals();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(ephemeral, new SandboxCommand.Simple(SandboxAction.STOP)))
                .withMessageContaining("keep=true");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.change(
                        resting,
                        new SandboxCommand.SetIntervals(now, now.withDelete(Interval.after(Duration.ofMinutes(1))))))
                .withMessageContaining("keep=true");
        assertThat(state(ephemeral)).isEqualTo("started");
        assertThat(stored(resting).intervals().delete()).isEqualTo(-1);
    }

    private static Map<String, String> kept(String lease) {
        Map<String, String> all = new HashMap<>(LEASE);
        all.put("lease", lease);
        all.put("keep", "true");
        return all;
    }

    @Test
    void what_crabbox_alone_writes_is_refused_at_its_field() {
        SandboxId id = leased("one", Map.of());

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(
                        () -> labels.edit(id, new MetadataPatch(Map.of("slug", "mine", "note", "x"), Set.of("pond"))))
                .satisfies(failure -> assertThat(failure.fields())
                        .extracting(field -> field.field())
                        .containsExactly("metadata.pond", "metadata.slug"));
        assertThat(count("PUT /sandbox/{id}/labels")).isZero();
    }

    @Test
    void another_label_of_a_lease_is_written_and_the_leases_own_stay() {
        SandboxId id = leased("one", Map.of());

        Sandbox edited = labels.edit(id, new MetadataPatch(Map.of("note", "x"), Set.of()));

        assertThat(edited.metadata()).containsAllEntriesOf(LEASE).containsEntry("note", "x");
    }

    @Test
    void a_label_that_crabbox_overwrites_is_lost_and_the_lease_is_not() {
        SandboxId id = leased("one", Map.of());
        Map<String, String> copied = stored(id).labels();
        labels.edit(id, new MetadataPatch(Map.of("note", "x"), Set.of()));

        daytona.fleet().change(id.value(), sandbox -> sandbox.withLabels(copied));

        assertThat(read(id).metadata()).doesNotContainKey("note");
        assertThat(read(id).attributes().lease()).isNotNull();
        assertThat(new DaytonaActions(clock, new DaytonaPermissions()).warnings(read(id), SandboxAction.EDIT_METADATA))
                .extracting(warning -> warning.sentence().toString())
                .anyMatch(sentence -> sentence.contains("lost"));
    }

    @Test
    void an_ordinary_sandbox_may_bear_the_same_keys() {
        SandboxId id = resting("started");

        assertThat(labels.edit(id, new MetadataPatch(Map.of("slug", "mine"), Set.of()))
                        .metadata())
                .containsEntry("slug", "mine");
    }

    private void assertNotDeleted(SandboxId id, String reason) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> changes.delete(id))
                .withMessageContaining(reason);
        assertThat(count("DELETE /sandbox/{id}")).isZero();
    }
}
