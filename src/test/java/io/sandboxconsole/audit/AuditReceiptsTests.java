package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditReceipt.State;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class AuditReceiptsTests {

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private final TestTrail trail;

    private final TestProofs proofs;

    @TempDir
    private Path folder;

    AuditReceiptsTests(Databases databases) {
        this.trail = TestTrail.on(databases.migrated());
        this.proofs = TestProofs.on(trail, Clock.systemUTC());
    }

    @Test
    void the_receipt_of_an_attempt_proves_both_rows_to_the_offline_verifier() throws IOException {
        write(7);
        UUID operation = attempt("build\u202egnp");
        write(14);
        proofs.checkpoints().signAll();

        AuditReceipt receipt = proofs.receipts().of(EVERYTHING, operation).orElseThrow();
        Report report = verify(receipt);

        assertThat(receipt.state()).isEqualTo(State.PROVED);
        assertThat(receipt.places()).extracting(AuditReceipt.Place::number).containsExactly(8L, 9L);
        assertThat(receipt.places()).allSatisfy(place -> {
            assertThat(place.hash()).isNotNull();
            assertThat(place.keyId()).isEqualTo(proofs.key().publicKey().id());
        });
        assertThat(report.verdict()).isEqualTo(Verdict.INCLUSION_ONLY);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.unproved()).isZero();
        assertThat(receipt.file()).contains("build\\u202egnp").doesNotContain("\u202e");
    }

    @Test
    void a_changed_receipt_proves_nothing() throws IOException {
        UUID operation = attempt("build");
        proofs.checkpoints().signAll();
        AuditReceipt receipt = proofs.receipts().of(EVERYTHING, operation).orElseThrow();

        Report report = verify(new AuditReceipt(
                receipt.state(), receipt.places(), receipt.file().replace("\"pause\"", "\"delete\"")));

        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void before_its_checkpoint_a_receipt_waits() {
        attempt("build");
        proofs.checkpoints().signAll();
        UUID operation = attempt("build");

        assertThat(proofs.receipts().of(EVERYTHING, operation).orElseThrow().state())
                .isEqualTo(State.AWAITS_CHECKPOINT);
    }

    @Test
    void a_row_from_before_the_chain_says_so() {
        UUID operation = UUID.randomUUID();
        JdbcClient.create(trail.database())
                .sql("""
                insert into audit_event (id, at, operation, phase, actor_id, actor_name, actor_kind, door, action, code, detail)
                values (1, current_timestamp, :operation, 'EVENT', 'bob', 'Bob', 'person', 'console', 'sign-in', '', '')
                """)
                .param("operation", operation)
                .update();
        write(1);
        proofs.checkpoints().signAll();

        assertThat(proofs.receipts().of(EVERYTHING, operation).orElseThrow().state())
                .isEqualTo(State.BEFORE_CHAIN);
        assertThat(proofs.integrity().beginning())
                .hasValueSatisfying(begun -> assertThat(begun.rowsBefore()).isOne());
        assertThat(proofs.integrity().checkAll(_ -> {}).broken()).isNull();
    }

    @Test
    void nobody_gets_a_receipt_of_what_they_may_not_see() {
        UUID operation = attempt("build");
        proofs.checkpoints().signAll();

        assertThat(proofs.receipts().of(new Visible(false, Set.of("other"), "bob"), operation))
                .isEmpty();
        assertThat(proofs.receipts().of(new Visible(false, Set.of("platform"), null), operation))
                .isPresent();
    }

    private Report verify(AuditReceipt receipt) throws IOException {
        Path file = Files.writeString(folder.resolve("receipt.jsonl"), receipt.file());
        return new Verifier(proofs.keys(), null).verify(file);
    }

    private UUID attempt(String target) {
        var operation = UUID.randomUUID();
        trail.trail().append(List.of(event(operation, Phase.INTENT, target), event(operation, Phase.OUTCOME, target)));
        return operation;
    }

    private void write(int rows) {
        trail.trail()
                .append(IntStream.range(0, rows)
                        .mapToObj(_ -> event(UUID.randomUUID(), Phase.EVENT, "x"))
                        .toList());
    }

    private static AuditEvent event(UUID operation, Phase phase, String target) {
        return new AuditEvent(
                Clock.systemUTC().instant(),
                operation,
                phase,
                new Who("ada", "Ada", "person", "console", null),
                "pause",
                new What("prod", "sb-1", target, "platform", "ada"),
                phase == Phase.INTENT ? null : new AuditEvent.Ending(Result.SUCCEEDED, "", "", null));
    }
}
