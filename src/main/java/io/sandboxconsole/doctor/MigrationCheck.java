package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Compares the tables of a database with what this version of the console needs, by the record that Flyway keeps.
/// Writes nothing.
final class MigrationCheck {

    private static final String RECORD = "flyway_schema_history";

    private static final Pattern SCRIPT = Pattern.compile("V([0-9_]+)__.*\\.sql");

    private final Connection connection;

    private final String vendor;

    /// A version of the tables, such as 26.1.
    private record Version(List<Integer> steps) implements Comparable<Version> {

        private static final Comparator<int[]> BY_STEP = Arrays::compare;

        static Version of(String text) {
            return new Version(
                    Stream.of(text.split("[._]")).map(Integer::valueOf).toList());
        }

        private int[] numbers() {
            return steps.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public int compareTo(Version other) {
            return BY_STEP.compare(numbers(), other.numbers());
        }

        @Override
        public String toString() {
            return String.join(".", steps.stream().map(String::valueOf).toList());
        }
    }

    /// @param vendor the folder of the scripts for one kind of database alone
    MigrationCheck(Connection connection, String vendor) {
        this.connection = connection;
        this.vendor = vendor;
    }

    Finding check() throws SQLException {
        if (!isRecorded()) {
            return new Finding(
                    Condition.DATABASE_NEW,
                    Message.of("doctor.database.empty"),
                    Message.of("doctor.database.new.then"));
        }
        TreeSet<Version> done = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version, success from " + RECORD)) {
            while (rows.next()) {
                Optional<Version> version =
                        Optional.ofNullable(rows.getString(1)).map(Version::of);
                if (!rows.getBoolean(2)) {
                    return new Finding(
                            Condition.DATABASE_MIGRATION_FAILED,
                            Message.of("doctor.database.failed", Objects.toString(version.orElse(null), "")),
                            Message.of("doctor.database.failed.then"));
                }
                version.ifPresent(done::add);
            }
        }
        return compared(done, known());
    }

    private boolean isRecorded() throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, RECORD, null)) {
            return tables.next();
        }
    }

    private static Finding compared(NavigableSet<Version> done, Collection<Version> known) {
        @Nullable Version newest = done.isEmpty() ? null : done.last();
        String version = Objects.toString(newest, "");
        if (newest != null && known.stream().allMatch(one -> one.compareTo(newest) < 0)) {
            return new Finding(
                    Condition.DATABASE_NEWER,
                    Message.of("doctor.database.newer", version),
                    Message.of("doctor.database.newer.then"));
        }
        long pending = known.stream().filter(one -> !done.contains(one)).count();
        return pending > 0
                ? new Finding(
                        Condition.DATABASE_MIGRATION_PENDING,
                        Message.of("doctor.database.pending", version, pending),
                        Message.of("doctor.database.pending.then"))
                : Finding.good(Message.of("doctor.database.current", version));
    }

    /// The versions that this console knows.
    private List<Version> known() {
        var files = new PathMatchingResourcePatternResolver();
        try {
            return Stream.concat(
                            Stream.of(files.getResources("classpath*:db/migration/*.sql")),
                            Stream.of(files.getResources("classpath*:db/" + vendor + "/*.sql")))
                    .map(Resource::getFilename)
                    .flatMap(Stream::ofNullable)
                    .map(SCRIPT::matcher)
                    .filter(script -> script.matches())
                    .map(script -> Version.of(script.group(1)))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
