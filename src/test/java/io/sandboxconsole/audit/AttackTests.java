package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What an administrator of the database may do to the trail, at random places: the offline verifier finds and names
/// each attack and its place.
@ParameterizedClass
@EnumSource(Databases.class)
class AttackTests {

    private static final int PLACES = Integer.getInteger("audit.places", 2);

    private static final int OLD = 4;

    /// Columns, and values that no row has.
    private static final List<String> EDITS = List.of(
            "detail = 'forged'",
            "actor_name = 'Mallory'",
            "actor_id = 'mallory'",
            "address = null",
            "action = 'delete'",
            "team = 'other'",
            "code = 'x'",
            "sandbox = 'sb-other'",
            "reason = 'none'",
            "changes = '[]'",
            "user_agent = 'curl'",
            "operation = '00000000-0000-0000-0000-000000000001'",
            "at = timestamp with time zone '2020-01-01 00:00:00+00:00'",
            "chained = timestamp with time zone '2020-01-01 00:00:00+00:00'");

    /// All columns without the number and the operation.
    private static final List<String> COPIED = List.of(
            "at",
            "chained",
            "phase",
            "actor_id",
            "actor_name",
            "actor_kind",
            "door",
            "address",
            "action",
            "connection",
            "sandbox",
            "sandbox_name",
            "team",
            "owner",
            "result",
            "code",
            "detail",
            "engine_request",
            "caller",
            "user_agent",
            "request",
            "reason",
            "changes",
            "version",
            "person_salt",
            "content_salt",
            "row_hash",
            "hash");

    private final Random random = new Random(Long.getLong("audit.seed", 8));

    private final ChainedTrail console;

    private final TransactionTemplate undone;

    @TempDir
    Path folder;

    AttackTests(Databases databases) {
        var database = databases.migrated();
        console = new ChainedTrail(database);
        undone = new TransactionTemplate(new DataSourceTransactionManager(database));
        console.writeBeforeTheChain(OLD);
        console.fill(32);
        console.sign();
    }

    @Test
    void an_untouched_trail_is_untouched_and_its_end_attested_by_the_sink() {
        var report = console.verify(folder);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
        assertThat(report.first()).isEqualTo(1);
        assertThat(report.last()).isEqualTo(OLD + 64);
        assertThat(report.text()).isEqualTo("Untouched 1–68, end attested.");
    }

    @Test
    void an_edited_row_is_named() {
        for (String edit : EDITS) {
            long row = chainedRow();

            assertFound(Attack.EDIT, row, row, "update audit_event set %s where id = %d".formatted(edit, row));
        }
    }

    @Test
    void an_edited_row_with_a_hash_that_fits_it_is_named_with_the_row_beside_it() {
        for (int place = 0; place < PLACES; place++) {
            long row = chainedRow(1);

            assertFound(Attack.EDIT, row - 1, row + 1, () -> rehash(row, row, "detail = 'forged'"));
        }
    }

    @Test
    void an_edited_row_with_all_hashes_behind_it_computed_anew_is_named_with_the_rows_of_its_checkpoint() {
        for (int place = 0; place < PLACES; place++) {
            long row = chainedRow();

            var report = attacked(() -> rehash(row, console.last(), "detail = 'forged'"));

            assertThat(report.findings()).first().satisfies(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.EDIT);
                assertThat(row).isBetween(finding.first(), finding.last());
                assertThat(finding.last() - finding.first()).isLessThan(ChainedTrail.ROWS_A_CHECKPOINT);
            });
        }
    }

    @Test
    void rows_deleted_in_the_middle_are_named() {
        for (int place = 0; place < PLACES; place++) {
            long first = chainedRow(5);
            long last = first + random.nextInt(4);

            assertFound(
                    Attack.DELETE,
                    first,
                    last,
                    "delete from audit_event where id between %d and %d".formatted(first, last));
        }
    }

    @Test
    void rows_deleted_in_the_middle_are_named_although_the_others_were_renumbered() {
        for (int place = 0; place < PLACES; place++) {
            long first = chainedRow(7);
            int count = 1 + random.nextInt(4);

            assertFound(Attack.DELETE, first, first + count - 1, () -> {
                run("delete from audit_event where id between %d and %d".formatted(first, first + count - 1));
                shift(first + count, -count);
            });
        }
    }

    @Test
    void a_tail_that_is_cut_off_is_named() {
        for (int place = 0; place < PLACES; place++) {
            long row = chainedRow();

            assertFound(Attack.CUT_TAIL, row, console.last(), "delete from audit_event where id >= " + row);
        }
    }

    @Test
    void a_tail_that_is_cut_off_shows_without_checkpoints_too() {
        console.write(3);

        assertFound(
                Attack.CUT_TAIL,
                console.last() - 1,
                console.last(),
                "delete from audit_event where id >= " + (console.last() - 1));
    }

    @Test
    void rows_that_exchanged_their_numbers_are_named() {
        for (int place = 0; place < PLACES; place++) {
            long one = chainedRow(12);
            long other = one + 1 + random.nextInt(11);

            assertFound(Attack.REORDER, one, other, () -> {
                run("update audit_event set id = -1 where id = " + one);
                run("update audit_event set id = %d where id = %d".formatted(one, other));
                run("update audit_event set id = %d where id = -1".formatted(other));
            });
        }
    }

    @Test
    void lines_of_an_export_that_exchanged_their_places_are_named() throws IOException {
        for (int place = 0; place < PLACES; place++) {
            long one = chainedRow(12);
            long other = one + 1 + random.nextInt(11);
            List<String> lines = exported();
            int oneLine = lineOf(lines, one);
            int otherLine = lineOf(lines, other);
            Collections.swap(lines, oneLine, otherLine);

            assertThat(verified(lines).findings()).anySatisfy(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.REORDER);
                assertThat(finding.first()).isEqualTo(one);
                assertThat(finding.last()).isEqualTo(other);
            });
        }
    }

    @Test
    void an_inserted_row_is_named() {
        for (int place = 0; place < PLACES; place++) {
            long row = chainedRow();

            assertFound(Attack.INSERT, row, row, () -> {
                shift(row, 1);
                copy(row - 1, row);
                run("update audit_event set detail = 'forged' where id = " + row);
            });
        }
    }

    @Test
    void a_row_inserted_behind_the_end_or_without_a_place_in_the_chain_is_named() {
        long last = console.last();

        assertFound(Attack.INSERT, last + 1, last + 1, () -> copy(last, last + 1));
        assertFound(Attack.INSERT, last + 1, last + 1, () -> {
            copy(last, last + 1);
            run("update audit_event set chained = null, row_hash = null, hash = null where id = " + (last + 1));
        });
    }

    @Test
    void rows_from_before_the_chain_are_as_safe() {
        assertFound(Attack.EDIT, 1, OLD, "update audit_event set detail = 'forged' where id = 2");
        assertFound(Attack.DELETE, 1, OLD, "delete from audit_event where id = 2");
        assertFound(Attack.INSERT, 1, OLD, () -> copy(1, 0));
    }

    @Test
    void an_old_backup_that_was_restored_is_named_by_the_sink() {
        for (int place = 0; place < PLACES; place++) {
            backUp("backup");
            long last = console.last();
            console.write(1 + random.nextInt(10));
            console.sign();

            restore("backup");

            var report = console.verify(folder);
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.RESTORED_BACKUP);
                assertThat(finding.first()).isEqualTo(last + 1);
            });
            assertThat(console.verify(folder, console.keys(), false).verdict())
                    .isEqualTo(Verdict.UNTOUCHED_END_NOT_ATTESTED);
            // What was lost is lost, and the sink begins anew for the next place.
            console.sink.clear();
        }
    }

    @Test
    void an_old_backup_that_was_restored_and_continued_is_named() {
        backUp("backup");
        long last = console.last();
        console.write(7);
        console.sign();
        restore("backup");
        console.write(9);

        var signedLater = console.verify(folder);
        console.sign();
        var signedAgain = console.verify(folder);

        for (Report report : List.of(signedLater, signedAgain)) {
            assertThat(report.findings()).first().satisfies(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.RESTORED_BACKUP);
                assertThat(finding.first()).isEqualTo(last + 1);
            });
        }
    }

    @Test
    void two_histories_that_went_on_side_by_side_are_named() {
        long last = console.last();
        backUp("common");
        console.write(2 + random.nextInt(6));
        console.sign();
        backUp("one");
        restore("common");
        console.write(2 + random.nextInt(6));
        console.sign();
        restore("one");
        console.write(4);
        console.sign();

        var report = console.verify(folder);

        assertThat(report.findings()).first().satisfies(finding -> {
            assertThat(finding.attack()).isEqualTo(Attack.TWO_HISTORIES);
            assertThat(finding.first()).isEqualTo(last + 1);
        });
    }

    @Test
    void a_checkpoint_that_was_signed_with_a_foreign_key_is_named() {
        for (int place = 0; place < PLACES; place++) {
            long sequence = 1 + random.nextInt(6);
            var stored = statement(sequence);
            var statement = Statement.of(stored.envelope());
            var forger = SigningKey.generate();

            var report = attacked(() -> store(stored, forger, stored.envelope().payload()));

            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.FORGED_CHECKPOINT);
                assertThat(finding.first()).isEqualTo(statement.first());
                assertThat(finding.last()).isEqualTo(statement.last());
            });
        }
    }

    @Test
    void a_row_that_was_edited_together_with_its_checkpoint_is_named_by_the_checkpoint() {
        for (int place = 0; place < PLACES; place++) {
            long row = chainedRow();
            var stored = console.sql
                    .sql(
                            "select sequence from audit_statement where last_number >= ? and sequence > 0 order by 1 limit 1")
                    .param(row)
                    .query(Long.class)
                    .single();

            var report = attacked(() -> {
                rehash(row, console.last(), "detail = 'forged'");
                forge(statement(stored));
            });

            assertThat(report.findings()).anySatisfy(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.FORGED_CHECKPOINT);
                assertThat(row).isBetween(finding.first(), finding.last());
            });
        }
    }

    @Test
    void a_checkpoint_that_was_deleted_is_named() {
        assertThat(attacked(() -> run("delete from audit_statement where sequence = 3"))
                        .findings())
                .first()
                .extracting(Finding::attack)
                .isEqualTo(Attack.MISSING_CHECKPOINT);
    }

    @Test
    void a_clock_that_was_set_back_is_named_with_the_first_row() {
        for (int place = 0; place < 2; place++) {
            long first = console.last() + 1;
            console.clock.advance(Duration.ofSeconds(-6 - random.nextInt(100_000)));
            console.write(3);
            console.sign();

            assertThat(console.verify(folder).findings()).last().satisfies(finding -> {
                assertThat(finding.attack()).isEqualTo(Attack.CLOCK_SET_BACK);
                assertThat(finding.last()).isEqualTo(console.last());
            });
            if (place == 0) {
                assertThat(console.verify(folder).findings())
                        .singleElement()
                        .extracting(Finding::first)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void clocks_of_two_consoles_may_differ_by_five_seconds() {
        console.clock.advance(Duration.ofSeconds(-5));
        console.write(1);
        console.sign();

        assertThat(console.verify(folder).verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    @Test
    void keys_of_the_console_itself_verify_nothing() {
        assertThat(console.verify(folder, null, true).verdict()).isEqualTo(Verdict.KEYS_NOT_VERIFIED);
    }

    private long chainedRow() {
        return chainedRow(0);
    }

    /// A random row of the chain, but not among the last `margin` ones nor the first.
    private long chainedRow(int margin) {
        return random.nextLong(OLD + 2, console.last() - margin);
    }

    private void assertFound(Attack attack, long first, long last, String sql) {
        assertFound(attack, first, last, () -> run(sql));
    }

    /// Checks that the attack is found and named, and nothing else.
    private void assertFound(Attack attack, long first, long last, Runnable work) {
        var report = attacked(work);

        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report.findings()).as(report.text()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.attack()).isEqualTo(attack);
            assertThat(finding.first()).isGreaterThanOrEqualTo(first);
            assertThat(finding.last()).isLessThanOrEqualTo(last);
        });
        if (attack != Attack.EDIT) {
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.first()).isEqualTo(first);
                assertThat(finding.last()).isEqualTo(last);
            });
        }
    }

    /// Verifies with the attack done, and undoes it.
    private Report attacked(Runnable attack) {
        return Objects.requireNonNull(undone.execute(status -> {
            status.setRollbackOnly();
            attack.run();
            return console.verify(folder);
        }));
    }

    private void run(String sql) {
        console.sql.sql(sql).update();
    }

    /// Copies a row under another number and operation.
    private void copy(long from, long to) {
        String others = String.join(", ", COPIED);
        run(
                "insert into audit_event (id, operation, %1$s) select %2$d, cast('%3$s' as uuid), %1$s from audit_event where id = %4$d"
                        .formatted(others, to, new UUID(random.nextLong(), random.nextLong()), from));
    }

    /// Renumbers the rows from `first` on, in two steps because numbers are unique.
    private void shift(long first, int by) {
        run("update audit_event set id = -(id + %d) where id >= %d".formatted(by, first));
        run("update audit_event set id = -id where id < 0");
    }

    /// Edits row `first`, and computes the hashes from there to row `last` anew.
    private void rehash(long first, long last, String edit) {
        run("update audit_event set %s where id = %d".formatted(edit, first));
        var rows = new ChainRows(template());
        var hasher = new RowHasher();
        Bytes chain = rows.rows(first - 2, first - 1, 1).getFirst().hash();
        for (ChainedRow row : rows.rows(first - 1, last, Integer.MAX_VALUE)) {
            Bytes rowHash = hasher.hash(row.row());
            chain = hasher.link(chain, rowHash);
            console.sql
                    .sql("update audit_event set row_hash = ?, hash = ? where id = ?")
                    .param(rowHash.toArray())
                    .param(chain.toArray())
                    .param(row.row().number())
                    .update();
        }
        if (last == console.last()) {
            console.sql
                    .sql("update audit_chain set hash = ?")
                    .param(chain.toArray())
                    .update();
        }
    }

    private JdbcTemplate template() {
        return new JdbcTemplate(Objects.requireNonNull(
                ((DataSourceTransactionManager) Objects.requireNonNull(undone.getTransactionManager()))
                        .getDataSource()));
    }

    private StoredStatement statement(long sequence) {
        return new ChainRows(template()).statements(sequence - 1, 1).getFirst();
    }

    /// Signs with a key of the forger what the rows are now.
    private void forge(StoredStatement stored) {
        var old = Statement.of(stored.envelope());
        var root = new MerkleRoot();
        var hasher = new RowHasher();
        List<ChainedRow> rows = new ChainRows(template()).rows(old.first() - 1, old.last(), 1_000);
        rows.forEach(row -> root.add(hasher.hash(row.row())));
        var forged = new Statement(
                old.trail(),
                old.sequence(),
                old.kind(),
                old.first(),
                old.last(),
                old.count(),
                root.hash(),
                rows.getLast().hash(),
                old.previous(),
                old.time(),
                old.keyId(),
                null);
        store(stored, SigningKey.generate(), forged.payload());
    }

    private void store(StoredStatement stored, SigningKey key, Bytes payload) {
        var forged = Envelope.signed(Statement.PAYLOAD_TYPE, payload, List.of(key));
        var claimed = new Envelope(
                forged.payloadType(),
                payload,
                List.of(new Envelope.Signature(
                        console.key.publicKey().id(),
                        forged.signatures().getFirst().value())));
        new ChainRows(template()).sign(stored.sequence(), claimed);
    }

    private static final List<String> TABLES = List.of("audit_event", "audit_chain", "audit_statement");

    private void backUp(String name) {
        for (String table : TABLES) {
            run("drop table if exists %s_%s".formatted(name, table));
            run("create table %1$s_%2$s as select * from %2$s".formatted(name, table));
        }
    }

    private void restore(String name) {
        for (String table : TABLES) {
            run("delete from " + table);
            run("insert into %2$s (%3$s) select %3$s from %1$s_%2$s".formatted(name, table, columns(table)));
        }
    }

    /// What a database fills by itself cannot be restored.
    private String columns(String table) {
        return String.join(
                ", ",
                console.sql.sql("""
                        select column_name from information_schema.columns
                        where table_name = :table and table_schema = current_schema and is_generated = 'NEVER'
                        """).param("table", table).query(String.class).list());
    }

    private List<String> exported() {
        var bytes = new ByteArrayOutputStream();
        console.export.writeAll(console.export.now(), bytes);
        return new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static int lineOf(List<String> lines, long row) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"type\":\"row\"") && lines.get(i).contains("\"number\":%d,".formatted(row))) {
                return i;
            }
        }
        throw new AssertionError("There is no line of row " + row);
    }

    private Report verified(List<String> lines) throws IOException {
        Path file = Files.createTempFile(folder, "lines", ".jsonl");
        Files.write(file, lines);
        return console.verify(file, folder, console.keys(), true);
    }
}
