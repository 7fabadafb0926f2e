package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.gateway.IdempotencyRepository.First;
import io.sandboxconsole.gateway.IdempotencyRepository.Key;
import io.sandboxconsole.gateway.IdempotencyRepository.Row;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class IdempotencyRepositoryTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");

    private static final Key KEY = new Key("v1", "k1", "job-1");

    private final IdempotencyRepository rows;

    IdempotencyRepositoryTests(Databases databases) {
        rows = new IdempotencyRepository(JdbcClient.create(databases.migrated()));
    }

    @Test
    void a_call_begins_once_for_each_caller_at_each_door() {
        var call = new Row("print", "label", NOW, null);

        assertThat(rows.begin(KEY, call)).isTrue();
        assertThat(rows.begin(KEY, call)).isFalse();
        assertThat(rows.find(KEY)).contains(call);
        assertThat(rows.begin(new Key("v1", "k2", "job-1"), call)).isTrue();
        assertThat(rows.begin(new Key("api", "k1", "job-1"), call)).isTrue();
    }

    @Test
    void the_first_answer_is_kept() {
        rows.begin(KEY, new Row("print", "label", NOW, null));

        rows.answered(KEY, new First(202, "/api/sandboxes/prod/µ", new byte[] {1, 0, -1}));

        var answer = rows.find(KEY).orElseThrow().answer();
        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.location()).isEqualTo("/api/sandboxes/prod/µ");
        assertThat(answer.body()).containsExactly(1, 0, -1);
        assertThat(rows.takeOver(KEY, NOW, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void one_of_several_takes_over_what_has_no_answer_and_old_rows_are_forgotten() {
        rows.begin(KEY, new Row("print", "label", NOW, null));
        var later = NOW.plus(Duration.ofMinutes(6));

        assertThat(rows.takeOver(KEY, NOW, later)).isTrue();
        assertThat(rows.takeOver(KEY, NOW, later)).isFalse();
        rows.forgetBefore(later);
        assertThat(rows.find(KEY)).isPresent();
        rows.forgetBefore(later.plusSeconds(1));
        assertThat(rows.find(KEY)).isEmpty();
    }
}
