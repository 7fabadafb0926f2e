package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.SandboxState;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Writes what the databases write differently: the order of texts, which must not depend on a collation, and the
/// search for many ids.
enum HistoryDialect {
    H2,
    POSTGRESQL;

    static HistoryDialect of(DataSource database) {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
        } catch (SQLException failure) {
            throw new IllegalStateException("The database does not tell what it is.", failure);
        }
    }

    /// Returns what stands behind the columns of a select to find the rows of `:connection` whose sandbox is
    /// among `:ids`, an array. H2 takes an index for one column of a list only, and would read all rows of the
    /// connection; a join in its place PostgreSQL might read so, as long as it has no statistics.
    String amongIds() {
        return switch (this) {
            case H2 -> """
                    from unnest(cast(:ids as varchar(255) array)) as wanted (id)
                    join history_sandbox on connection = :connection and sandbox = wanted.id""";
            case POSTGRESQL -> "from history_sandbox where connection = :connection and sandbox = any (:ids)";
        };
    }

    /// Returns the terms behind `order by`; the parameter `now` is the present of lives that last.
    String orderBy(HistoryOrder order) {
        String direction = order.descending() ? " desc" : "";
        // Without "nulls last" where there are no nulls: PostgreSQL would not take the index.
        String primary = switch (order.key()) {
            case CREATED -> "begun" + direction;
            case ENDED -> "ended" + direction + " nulls last";
            case NAME -> ordered("title_key") + direction;
            case STATE -> rank("state", Stream.of(SandboxState.Kind.values()).map(SandboxState.Kind::word)) + direction;
            case CAUSE -> rank("cause", Stream.of(End.Cause.values()).map(End.Cause::word)) + direction + " nulls last";
            case CREATOR -> ordered("creator_key") + direction;
            case TEAM -> ordered("team") + direction + " nulls last";
            case CONNECTION -> ordered("connection") + direction;
            case IMAGE -> ordered("image") + direction + " nulls last";
            case EXPIRES -> "expires" + direction + " nulls last";
            case LIVED ->
                "coalesce(lived, greatest(0, extract(epoch from (cast(:now as timestamp with time zone) - begun)) * 1000000))"
                        + direction;
        };
        return primary + ", " + ordered("connection") + ", " + ordered("sandbox");
    }

    private String ordered(String column) {
        return switch (this) {
            case H2 -> "cast(" + column + " as varbinary)";
            case POSTGRESQL -> column + " collate \"C\"";
        };
    }

    /// The words are ours and need no quotes.
    private static String rank(String column, Stream<String> words) {
        var number = new int[1];
        return words.map(word -> "when '" + word + "' then " + number[0]++)
                .collect(Collectors.joining(" ", "case " + column + " ", " end"));
    }
}
