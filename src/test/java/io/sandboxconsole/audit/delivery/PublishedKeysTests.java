package io.sandboxconsole.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.ChainedTrail;
import io.sandboxconsole.audit.delivery.PublishedKeys.PublishedKey;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.VerificationKey;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class PublishedKeysTests {

    private final StoppableDataSource database;

    private final ChainedTrail console;

    private final PublishedKeys keys;

    @TempDir
    Path folder;

    PublishedKeysTests(Databases databases) {
        database = databases.migrated();
        console = new ChainedTrail(database);
        keys = new PublishedKeys(new JdbcTemplate(database), console.clock);
    }

    @Test
    void before_the_first_signature_there_is_none() {
        assertThat(keys.all()).isEmpty();
    }

    @Test
    void each_key_has_the_time_of_its_first_statement_and_ends_where_the_next_takes_over() {
        console.write(10);
        var next = SigningKey.generate();
        console.changeKey(next, console.key);
        console.write(10);

        List<PublishedKey> all = keys.all();

        assertThat(all)
                .extracting(PublishedKey::id)
                .containsExactly(console.key.publicKey().id(), next.publicKey().id());
        assertThat(all.getFirst().until()).isEqualTo(all.getLast().from());
        assertThat(all.getLast().until()).isNull();
        assertThat(all)
                .allSatisfy(key -> assertThat(VerificationKey.ofPem(key.pem()))
                        .singleElement()
                        .satisfies(read -> assertThat(read.id()).isEqualTo(key.id())));
    }

    @Test
    void a_verification_with_keys_of_this_list_says_that_the_keys_are_not_verified() {
        console.write(12);
        console.sign();
        String copied = keys.all().stream().map(PublishedKey::pem).collect(Collectors.joining());

        assertThat(console.verify(folder, KeyList.of(copied), true).verdict()).isEqualTo(Verdict.KEYS_NOT_VERIFIED);
        // Also as they stand in JSON.
        assertThat(console.verify(folder, KeyList.of(copied.replace("\n", "\\n")), true)
                        .verdict())
                .isEqualTo(Verdict.KEYS_NOT_VERIFIED);
    }

    @Test
    void the_database_is_asked_once_a_minute_however_often_the_list_is() {
        console.write(1);
        keys.all();
        database.stop();

        console.clock.advance(Duration.ofSeconds(60));
        assertThat(keys.all()).hasSize(1);

        console.clock.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(keys::all);
    }
}
