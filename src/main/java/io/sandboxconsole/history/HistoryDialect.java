package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.SandboxState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
        String primary = primary(order.key()) + direction + (mayLack(order.key()) ? " nulls last" : "");
        return primary + ", " + ordered("connection") + ", " + ordered("sandbox");
    }

    /// Returns the condition that a row comes behind `place` in its order.
    ///
    /// @param parameter makes a parameter of a value, and returns its name in the statement
    String behind(Place place, Function<Object, String> parameter) {
        String value = primary(place.order().key());
        String connection = written(parameter.apply(place.connection()));
        String tie = "(%1$s > %2$s or (%1$s = %2$s and %3$s > %4$s))"
                .formatted(
                        ordered("connection"),
                        connection,
                        ordered("sandbox"),
                        written(parameter.apply(place.sandbox())));
        @Nullable Object at = place.value();
        if (at == null) {
            return "(%s is null and %s)".formatted(value, tie);
        }
        String known = at instanceof Instant moment
                ? parameter.apply(moment.atOffset(ZoneOffset.UTC))
                : at instanceof String text ? written(parameter.apply(text)) : parameter.apply(at);
        return "(%1$s %2$s %3$s or (%1$s = %3$s and %4$s)%5$s)"
                .formatted(
                        value,
                        place.order().descending() ? "<" : ">",
                        known,
                        tie,
                        mayLack(place.order().key()) ? " or %s is null".formatted(value) : "");
    }

    private String primary(HistoryOrder.Key key) {
        return switch (key) {
            case CREATED -> "begun";
            case ENDED -> "ended";
            case NAME -> ordered("title_key");
            case STATE -> rank("state", Stream.of(SandboxState.Kind.values()).map(SandboxState.Kind::word));
            case CAUSE -> rank("cause", Stream.of(End.Cause.values()).map(End.Cause::word));
            case CREATOR -> ordered("creator_key");
            case TEAM -> ordered("team");
            case CONNECTION -> ordered("connection");
            case IMAGE -> ordered("image");
            case EXPIRES -> "expires";
            case LIVED ->
                "coalesce(lived, greatest(0, extract(epoch from (cast(:now as timestamp with time zone) - begun)) * 1000000))";
        };
    }

    private static boolean mayLack(HistoryOrder.Key key) {
        return switch (key) {
            case ENDED, CAUSE, TEAM, IMAGE, EXPIRES -> true;
            case CREATED, NAME, STATE, CREATOR, CONNECTION, LIVED -> false;
        };
    }

    /// The parameter of a text, as it is compared with an [#ordered] column.
    private String written(String parameter) {
        return switch (this) {
            case H2 -> "cast(cast(" + parameter + " as varchar) as varbinary)";
            case POSTGRESQL -> parameter;
        };
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
