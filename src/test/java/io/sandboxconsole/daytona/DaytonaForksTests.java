package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DaytonaForksTests extends DaytonaChangeTest {

    private static final Map<String, String> MARKS =
            Map.of(ReservedMetadata.OWNER, "maria", ReservedMetadata.REQUEST, "fedcba9876543210");

    private final DaytonaForks forks = new DaytonaForks(server, attempts, new DaytonaLabels(server, attempts));

    private SandboxId parent() {
        return resting(
                "started",
                sandbox ->
                        virtualMachine(sandbox).withLabels(Map.of("theirs", "stays", ReservedMetadata.OWNER, "jane")));
    }

    @Test
    void a_fork_bears_its_parents_labels_and_its_own_marks() {
        Sandbox fork = forks.fork(parent(), "copy", MARKS);

        assertThat(stored(fork.id()).name()).isEqualTo("copy");
        assertThat(fork.owner()).isEqualTo("maria");
        assertThat(stored(fork.id()).labels()).containsEntry("theirs", "stays").containsAllEntriesOf(MARKS);
    }

    @Test
    void a_lost_answer_is_found_by_the_forks_name() {
        daytona.faults().on("POST /sandbox/{id}/fork").times(1).lostAnswer();

        Sandbox fork = forks.fork(parent(), null, MARKS);

        assertThat(stored(fork.id()).name()).isEqualTo("sandbox-fedcba987654");
    }

    @Test
    void a_name_that_another_sandbox_bears_is_refused_and_that_one_left_alone() {
        SandboxId other = resting("started", sandbox -> sandbox.withName("web").withLabels(Map.of("whose", "theirs")));

        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> forks.fork(parent(), "web", MARKS));

        assertThat(stored(other).labels()).isEqualTo(Map.of("whose", "theirs"));
        assertThat(count("POST /sandbox/{id}/fork")).isZero();
    }

    @Test
    void a_fork_without_its_marks_is_named() {
        daytona.faults().on("PUT /sandbox/{id}/labels").times(1).status(500);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> forks.fork(parent(), "copy", MARKS))
                .withMessageContaining("“copy” was created");
    }

    @Test
    void a_container_is_not_even_asked() {
        SandboxId id = resting("started");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> forks.fork(id, "copy", MARKS))
                .withMessageContaining("cannot be forked");
        assertThat(count("POST /sandbox/{id}/fork")).isZero();
    }
}
