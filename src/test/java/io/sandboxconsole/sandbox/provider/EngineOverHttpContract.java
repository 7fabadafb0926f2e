package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.engine.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of every [SandboxProvider] when the connection to its engine fails, tested by a simulated engine over
/// real HTTP and a provider with short timeouts.
public interface EngineOverHttpContract extends SandboxProviderContract {

    Faults faults();

    /// A provider that gives an answer up after a fraction of a second.
    SandboxProvider impatientProvider();

    /// The route that lists.
    String listing();

    /// The route that creates.
    String creation();

    /// What must be in no message.
    List<String> secrets();

    private ProviderException listingFails() {
        return catchThrowableOfType(ProviderException.class, () -> provider().list());
    }

    private static String request() {
        return UUID.randomUUID().toString();
    }

    @Test
    default void a_stalled_engine_times_out() {
        faults().on(listing()).stall();

        assertThatExceptionOfType(ProviderException.TimedOut.class).isThrownBy(impatientProvider()::list);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    default void a_server_error_makes_it_unavailable(int status) {
        faults().on(listing()).status(status);

        assertThat(listingFails()).isInstanceOf(ProviderException.Unavailable.class);
    }

    @Test
    default void an_answer_that_is_cut_or_no_json_makes_it_unavailable() {
        faults().on(listing()).times(3).truncated();
        assertThat(listingFails()).isInstanceOf(ProviderException.Unavailable.class);

        faults().clear();
        faults().on(listing()).garbage();
        assertThat(listingFails()).isInstanceOf(ProviderException.Unavailable.class);
    }

    @Test
    default void what_passes_is_not_noticed() {
        faults().on(listing()).times(1).reset();

        assertThat(provider().list().sandboxes()).isEmpty();
    }

    @Test
    default void patience_is_asked_for_with_its_length() {
        faults().on(listing()).rateLimited(17);

        assertThat(listingFails())
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    default void a_sandbox_whose_create_answer_was_lost_is_found_again_and_not_made_twice() {
        faults().on(creation()).times(1).lostAnswer();

        Sandbox sandbox = provider().create(spec(Map.of(ReservedMetadata.REQUEST, request())));

        assertThat(provider().list().sandboxes()).extracting(Sandbox::id).containsExactly(sandbox.id());
    }

    @Test
    default void unknown_members_and_states_are_taken_as_they_come() {
        SandboxId id = provider()
                .create(spec(Map.of(ReservedMetadata.REQUEST, request())))
                .id();
        faults().on(listing()).unknownMembers();
        faults().on(listing()).unknownStates();

        assertThat(provider().list().sandboxes()).extracting(Sandbox::id).containsExactly(id);
    }

    @Test
    default void what_an_engine_echoes_shows_no_secret() {
        for (String secret : secrets()) {
            String body = """
                    {"statusCode":400,"error":"Bad %1$s","code":"X::%1$s","message":"no %1$s\\nplease"}""".formatted(secret);
            faults().on(listing()).times(1).answer(400, Map.of("Content-Type", "application/json"), body);

            ProviderException failure = listingFails();

            assertThat(failure + " " + failure.answer() + failure.code()).doesNotContain(secret, "\n");
        }
    }

    @Test
    default void a_wrong_key_leaves_no_trace_of_itself() {
        assertThatExceptionOfType(ProviderException.CredentialsRejected.class)
                .isThrownBy(() -> providerWithAnotherKey().list())
                .satisfies(rejection ->
                        assertThat(rejection + " " + rejection.answer()).doesNotContain("another-key"));
    }
}
