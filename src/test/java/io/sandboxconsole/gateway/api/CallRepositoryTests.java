package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.gateway.api.CallRepository.First;
import io.sandboxconsole.gateway.api.CallRepository.Key;
import io.sandboxconsole.gateway.api.CallRepository.Row;
import io.sandboxconsole.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class CallRepositoryTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static final Key KEY = new Key("ann", "build-4711");

    private final CallRepository calls;

    CallRepositoryTests(Databases databases) {
        calls = new CallRepository(JdbcClient.create(databases.migrated()));
    }

    @Test
    void a_call_is_begun_once_for_each_caller() {
        assertThat(calls.begin(KEY, row(NOW))).isTrue();
        assertThat(calls.begin(KEY, row(NOW))).isFalse();
        assertThat(calls.begin(new Key("bob", KEY.word()), row(NOW))).isTrue();
    }

    @Test
    void the_first_answer_is_kept() {
        calls.begin(KEY, row(NOW));
        assertThat(calls.find(KEY).orElseThrow().answer()).isNull();

        calls.answered(KEY, new First(201, "/api/sandboxes/prod/µ", "{\"a\":\"漢\"}".getBytes(StandardCharsets.UTF_8)));

        var found = calls.find(KEY).orElseThrow();
        assertThat(found.begun()).isEqualTo(NOW);
        assertThat(found.fingerprint()).isEqualTo("f");
        var answer = found.answer();
        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo("/api/sandboxes/prod/µ");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"漢\"}");
    }

    @Test
    void one_of_several_takes_over_what_has_no_answer() {
        calls.begin(KEY, row(NOW));
        Instant later = NOW.plus(Duration.ofMinutes(6));

        assertThat(calls.takeOver(KEY, NOW, later)).isTrue();
        assertThat(calls.takeOver(KEY, NOW, later)).isFalse();

        calls.answered(KEY, new First(201, null, new byte[0]));
        assertThat(calls.takeOver(KEY, later, later.plusSeconds(1))).isFalse();
    }

    @Test
    void old_calls_are_forgotten() {
        calls.begin(KEY, row(NOW));
        calls.begin(new Key("bob", "b"), row(NOW.plusSeconds(10)));

        calls.forgetBefore(NOW.plusSeconds(5));

        assertThat(calls.find(KEY)).isEmpty();
        assertThat(calls.find(new Key("bob", "b"))).isPresent();
    }

    private static Row row(Instant begun) {
        return new Row("f", "label", begun, null);
    }
}
