package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class ChainTests {

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private final StoppableDataSource database;

    private final ChainedTrail console;

    @TempDir
    Path folder;

    ChainTests(Databases databases) {
        database = databases.migrated();
        console = new ChainedTrail(database);
    }

    @Test
    void an_empty_trail_has_nothing_to_attest_but_its_beginning() {
        assertThat(verified().verdict()).isEqualTo(Verdict.UNTOUCHED_END_NOT_ATTESTED);

        console.trail.begin();
        console.sign();

        assertThat(verified().verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    @Test
    void an_export_stays_whole_when_the_sink_has_gone_on_and_says_since_when() {
        console.write(12);
        console.sign();
        var earlier = console.export.now();
        console.clock.advance(Duration.ofMinutes(1));
        console.write(10);
        console.sign();

        var report = console.verify(folder, console.keys(), true, output -> console.export.writeAll(earlier, output));

        assertThat(report.verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
        assertThat(report.last()).isEqualTo(24);
        assertThat(report.later()).isNotNull();
        assertThat(report.text())
                .contains("later: the sink has checkpoints up to row 44, signed after this export was made");
        assertThat(report.json()).contains("\"later\":44");
    }

    @Test
    void rows_from_before_the_chain_keep_their_numbers_and_the_chain_goes_on_behind_them() {
        console.writeBeforeTheChain(2_500);

        var places = console.trail.append(List.of(event(), event()));
        console.sign();

        assertThat(places).extracting(AuditPlace::number).containsExactly(2_501L, 2_502L);
        assertThat(verified().text()).isEqualTo("Untouched 1–2502, end attested.");
    }

    @Test
    void rows_that_come_while_those_before_the_chain_are_read_are_taken_in_too() {
        console.writeBeforeTheChain(3);
        var beginning = new ChainBeginning(rows(), console.clock);
        beginning.readAhead();
        console.sql.sql("""
                insert into audit_event (id, at, operation, phase, actor_id, actor_name, actor_kind, door, action, code, detail)
                select 4, at, cast('00000000-0000-0000-0000-000000000001' as uuid), phase, actor_id, actor_name,
                    actor_kind, door, action, code, detail
                from audit_event where id = 3
                """).update();

        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(_ -> beginning.begin());
        console.write(1);
        console.sign();

        assertThat(verified().text()).isEqualTo("Untouched 1–6, end attested.");
    }

    @Test
    void the_place_of_a_row_is_that_of_its_hash_in_the_database() {
        var place = console.trail.append(List.of(event())).getFirst();

        ChainedRow row = rows().rows(place.number() - 1, place.number(), 1).getFirst();
        assertThat(row.rowHash()).isEqualTo(place.rowHash());
        assertThat(new RowHasher().hash(row.row())).isEqualTo(place.rowHash());
    }

    @Test
    void fifty_callers_at_once_write_one_chain_in_few_transactions() throws Exception {
        console.trail.begin();
        int before = database.connections();

        append(List.of(console), 50, 20);

        console.sign();
        assertThat(verified().text()).isEqualTo("Untouched 1–1000, end attested.");
        assertThat(database.connections() - before).isLessThan(1_000);
    }

    @Test
    void two_consoles_on_one_database_write_one_chain() throws Exception {
        var other = new ChainedTrail(database);

        append(List.of(console, other), 8, 25);

        console.sign();
        assertThat(verified().text()).isEqualTo("Untouched 1–200, end attested.");
    }

    @Test
    void a_row_that_the_database_refuses_fails_its_caller_alone() throws Exception {
        var there = event();
        console.trail.append(List.of(there));
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean refused = i % 4 == 0;
            callers.add(() -> appended(refused ? there : event()));
        }

        List<Boolean> appended = all(callers);

        assertThat(appended.stream().filter(was -> was)).hasSize(30);
        console.sign();
        assertThat(verified().text()).isEqualTo("Untouched 1–31, end attested.");
    }

    @Test
    void a_callers_own_transaction_that_fails_takes_no_row_with_it() {
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            console.trail.append(List.of(event()));
            status.setRollbackOnly();
        });

        assertThat(console.last()).isEqualTo(1);
    }

    @Test
    void a_row_whose_answer_was_lost_is_kept_once() {
        console.trail.begin();
        var event = event();
        database.loseTheNextAnswer();
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> console.trail.append(List.of(event)));

        assertThat(console.trail.appendMissing(List.of(event))).isEmpty();

        console.sign();
        assertThat(verified().text()).isEqualTo("Untouched 1–1, end attested.");
    }

    @Test
    void nothing_is_appended_while_the_database_is_away_and_the_chain_goes_on_afterwards() {
        console.write(2);
        database.stop();
        assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> console.trail.append(List.of(event())));
        console.round();
        database.start();

        console.write(2);
        console.sign();

        assertThat(verified().text()).isEqualTo("Untouched 1–8, end attested.");
    }

    @Test
    void behind_an_intent_of_a_console_that_was_killed_the_chain_goes_on() {
        console.write(3);
        console.trail.append(List.of(console.event(UUID.randomUUID(), Phase.INTENT)));

        var restarted = new ChainedTrail(database);
        restarted.clock.advance(Duration.ofMinutes(1));
        restarted.write(3);

        console.clock.advance(Duration.ofMinutes(1));
        console.sign();
        assertThat(verified().text()).isEqualTo("Untouched 1–13, end attested.");
    }

    @Test
    void a_row_waits_a_minute_for_its_checkpoint_or_for_as_many_as_one_has() {
        console.write(1);
        console.clock.advance(Duration.ofSeconds(59));
        console.round();
        assertThat(console.sink).hasSize(1);

        console.clock.advance(Duration.ofSeconds(1));
        console.round();
        assertThat(statements().getLast().last()).isEqualTo(2);

        console.trail.append(IntStream.range(0, 25).mapToObj(_ -> event()).toList());
        console.round();
        assertThat(statements()).extracting(Statement::last).containsExactly(0L, 2L, 12L, 22L);
    }

    @Test
    void rows_that_waited_for_their_checkpoints_while_others_came_are_untouched() {
        console.fill(30);
        console.sign();

        assertThat(verified().text()).isEqualTo("Untouched 1–60, end attested.");
    }

    @Test
    void each_statement_names_the_one_before() {
        console.write(30);

        var envelopes = console.sink.stream().map(Envelope::of).toList();
        for (int i = 1; i < envelopes.size(); i++) {
            assertThat(Statement.of(envelopes.get(i)).previous())
                    .isEqualTo(envelopes.get(i - 1).payloadHash());
        }
        assertThat(statements()).extracting(Statement::sequence).isSorted().hasSize(7);
    }

    @Test
    void a_new_key_is_believed_because_the_old_one_has_signed_it() {
        console.write(10);
        var next = SigningKey.generate();
        console.changeKey(next, console.key);
        console.write(20);
        console.sign();

        assertThat(verified().text()).isEqualTo("Untouched 1–60, end attested.");
        assertThat(console.verify(folder, KeyList.of(next.publicKey().pem()), true)
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void a_new_key_that_the_old_one_has_not_signed_is_believed_by_those_who_were_given_both() {
        console.write(10);
        var next = SigningKey.generate();
        console.changeKey(next, null);
        console.write(20);
        console.sign();

        assertThat(verified().verdict()).isEqualTo(Verdict.BROKEN);
        var both = KeyList.of(console.key.publicKey().pem() + next.publicKey().pem());
        assertThat(console.verify(folder, both, true).verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    @Test
    void what_was_changed_is_never_signed() {
        console.write(7);
        int signed = statements().size();
        console.sql
                .sql("update audit_event set detail = 'forged' where id = 13")
                .update();

        console.sign();

        assertThat(statements()).hasSize(signed);
    }

    @Test
    void a_sink_that_was_away_gets_all_later() {
        console.write(12);
        var got = List.copyOf(console.sink);
        console.sql
                .sql("update audit_statement set delivered = false where sequence > 0")
                .update();
        console.sink.clear();

        console.round();

        assertThat(console.sink).isEqualTo(got.subList(1, got.size()));
    }

    @Test
    void a_filtered_export_proves_that_its_rows_are_in_the_trail() {
        console.writeBeforeTheChain(3);
        console.write(40);

        var report = console.verify(
                folder,
                console.keys(),
                false,
                output -> console.export.write(
                        EVERYTHING,
                        new AuditQuery(null, "pause", null, AuditEvent.Result.SUCCEEDED, null, null, null, null, 7),
                        output));

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INCLUSION_ONLY);
        assertThat(report.rows()).isEqualTo(40);
        assertThat(report.unproved()).isZero();
    }

    @Test
    void a_changed_row_of_a_filtered_export_is_named() {
        console.write(40);
        console.sql
                .sql("update audit_event set detail = 'forged' where id = 34")
                .update();

        var report = console.verify(
                folder,
                console.keys(),
                false,
                output -> console.export.write(
                        EVERYTHING, new AuditQuery(null, "pause", null, null, null, null, null, null, 50), output));

        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.first()).isEqualTo(34));
    }

    @Test
    void the_rows_that_the_trail_shows_are_the_events_that_were_appended() {
        var event = event();

        console.trail.append(List.of(event));

        assertThat(console.trail
                        .read(EVERYTHING, new AuditQuery(null, null, null, null, null, null, null, null, 1))
                        .getFirst()
                        .event())
                .isEqualTo(event);
    }

    @Test
    void text_with_half_a_character_stops_neither_the_trail_nor_its_proof() {
        var event = new AuditEvent(
                console.clock.instant(),
                UUID.randomUUID(),
                Phase.EVENT,
                new AuditEvent.Who("a\ud800", "\udc00b\0", "person", "console", null),
                "sign-in",
                null,
                null);

        console.trail.append(List.of(event));
        console.sign();

        assertThat(verified().verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    private Report verified() {
        return console.verify(folder);
    }

    private List<Statement> statements() {
        return console.sink.stream().map(Envelope::of).map(Statement::of).toList();
    }

    private ChainRows rows() {
        return new ChainRows(new JdbcTemplate(database));
    }

    private AuditEvent event() {
        return console.event(UUID.randomUUID(), Phase.EVENT);
    }

    private boolean appended(AuditEvent event) {
        try {
            console.trail.append(List.of(event));
            return true;
        } catch (AuditUnavailable refused) {
            return false;
        }
    }

    /// Has callers append rows one by one, and checks that each got numbers that rise.
    private void append(List<ChainedTrail> consoles, int callers, int rows) throws Exception {
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            var trail = consoles.get(caller % consoles.size()).trail;
            work.add(() -> LongStream.range(0, rows)
                    .map(_ -> trail.append(List.of(event())).getFirst().number())
                    .boxed()
                    .toList());
        }
        for (List<Long> numbers : all(work)) {
            assertThat(numbers).isSorted();
        }
    }

    private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
