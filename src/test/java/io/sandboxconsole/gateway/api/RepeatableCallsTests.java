package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.gateway.IdempotentCallsFixture;
import io.sandboxconsole.gateway.api.RepeatableCalls.Call;
import io.sandboxconsole.gateway.api.RepeatableCalls.Made;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerReference;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.testing.Databases;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Tests what becomes of creations that are repeated.
class RepeatableCallsTests {

    private static final Caller ANN =
            new Caller(Actors.person("ann", Role.OPERATOR), null, Limits.NONE, new CallerReference.EngineKey());

    private final TestClock clock = new TestClock();

    private final RepeatableCalls calls =
            new RepeatableCalls(IdempotentCallsFixture.on(Databases.H2.migrated(), clock));

    private final List<String> made = new ArrayList<>();

    record Thing(String name, String secret) {}

    @Test
    void without_a_key_each_call_creates() {
        calls.once(ANN, null, call("a"));
        calls.once(ANN, null, call("a"));

        assertThat(made).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_repetition_gets_the_first_answer_without_its_secret() {
        var first = calls.once(ANN, "k", call("a"));
        var again = calls.once(ANN, "k", call("a"));

        assertThat(made).hasSize(1);
        assertThat(first.getBody()).isEqualTo(new Thing("a", "secret"));
        assertThat(again.getBody()).isEqualTo(new Thing("a", ""));
        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getHeaders().getLocation()).isEqualTo(URI.create("/api/things/a"));
        assertThat(again.getHeaders().getFirst("Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    void another_caller_has_keys_of_their_own_and_a_day_ends_them() {
        var bob = new Caller(Actors.person("bob", Role.OPERATOR), null, Limits.NONE, new CallerReference.EngineKey());

        calls.once(ANN, "k", call("a"));
        calls.once(bob, "k", call("a"));
        clock.advance(Duration.ofHours(25));
        calls.once(ANN, "k", call("a"));

        assertThat(made).hasSize(3);
    }

    @Test
    void a_refused_creation_is_made_anew() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> calls.once(ANN, "k", call("a", _ -> {
                    throw new IllegalStateException("refused");
                })));

        calls.once(ANN, "k", call("a"));

        assertThat(made).hasSize(1);
    }

    @Test
    void a_lost_answer_is_looked_for_by_the_same_label_and_taken_over_later() {
        List<String> labels = new ArrayList<>();
        var lost = call("a", label -> {
            labels.add(label);
            throw new ProviderException.TimedOut(new ConnectionId("prod"), Duration.ofSeconds(30), null);
        });
        assertThatExceptionOfType(ProviderException.TimedOut.class).isThrownBy(() -> calls.once(ANN, "k", lost));

        assertThatExceptionOfType(ApiError.class)
                .isThrownBy(() -> calls.once(ANN, "k", call("a")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("IDEMPOTENCY_KEY_IN_USE"));
        clock.advance(Duration.ofMinutes(6));
        calls.once(ANN, "k", call("a"));

        assertThat(made).isEqualTo(labels);
    }

    @Test
    void what_a_lost_call_has_made_is_its_answer() {
        var lost = call("a", _ -> {
            throw new ProviderException.TimedOut(new ConnectionId("prod"), Duration.ofSeconds(30), null);
        });
        assertThatExceptionOfType(ProviderException.TimedOut.class).isThrownBy(() -> calls.once(ANN, "k", lost));

        var found = new Call<>(
                "POST /api/things",
                "a",
                Thing.class,
                this::make,
                _ -> Optional.of(thing("a")),
                RepeatableCallsTests::open);
        var again = calls.once(ANN, "k", found);

        assertThat(made).isEmpty();
        assertThat(again.getBody()).isEqualTo(new Thing("a", ""));
    }

    private Call<Thing> call(String name) {
        return call(name, this::make);
    }

    private static Call<Thing> call(String body, Function<String, Made<Thing>> make) {
        return new Call<>(
                "POST /api/things", body, Thing.class, make, _ -> Optional.empty(), RepeatableCallsTests::open);
    }

    private Made<Thing> make(String label) {
        made.add(label);
        return thing("a");
    }

    private static Made<Thing> thing(String name) {
        return new Made<>(new Thing(name, "secret"), URI.create("/api/things/" + name));
    }

    private static Thing open(Thing thing) {
        return new Thing(thing.name(), "");
    }
}
