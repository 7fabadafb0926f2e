package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores the one [IntegrityReport], for all consoles.
final class IntegrityRows {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;

    IntegrityRows(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    IntegrityReport read() {
        return jdbc.sql("select * from audit_integrity where id = 1")
                .query((row, _) -> report(row))
                .single();
    }

    private static IntegrityReport report(ResultSet row) throws SQLException {
        @Nullable String attack = row.getString("attack");
        return new IntegrityReport(
                row.getLong("number"),
                moment(row, "checked"),
                moment(row, "checked_all"),
                attack == null
                        ? null
                        : new Finding(
                                Attack.valueOf(attack),
                                row.getLong("first_number"),
                                row.getLong("last_number"),
                                row.getString("explanation")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /// Returns the chain's hash at the last row up to which the trail was whole.
    Bytes hash() {
        return jdbc.sql("select hash from audit_integrity where id = 1")
                .query((row, _) -> {
                    byte @Nullable [] hash = row.getBytes("hash");
                    return hash == null ? ChainedRow.NONE : Bytes.of(hash);
                })
                .single();
    }

    /// @param hash the chain's hash at the last row
    void writeWhole(IntegrityReport report, Bytes hash) {
        jdbc.sql("update audit_integrity set hash = :hash where id = 1")
                .param("hash", hash.toArray())
                .update();
        write(report);
    }

    void writeBroken(IntegrityReport report) {
        write(report);
    }

    private void write(IntegrityReport report) {
        @Nullable Finding broken = report.broken();
        jdbc.sql("""
                update audit_integrity set number = :number, checked = :checked, checked_all = :checkedAll,
                    attack = :attack, first_number = :first, last_number = :last, explanation = :explanation
                where id = 1
                """)
                .param("number", report.last())
                .param("checked", utc(report.checked()))
                .param("checkedAll", utc(report.checkedAll()))
                .param("attack", broken == null ? null : broken.attack().name())
                .param("first", broken == null ? null : broken.first())
                .param("last", broken == null ? null : broken.last())
                .param("explanation", broken == null ? null : shortened(broken.explanation()))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
