package io.sandboxconsole.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the audit trail (`console.audit.*`). Its text never holds a key.
///
/// @param key the private key that signs, in PEM; without it the key file counts
/// @param keyFile the file of the private key, which is made at the first start if it is missing
/// @param previousKey the private key before this one, in PEM: it signs the change of keys, once
/// @param previousKeyFile the file of the previous key
/// @param checkpoints what is written about checkpoints, and where
@ConfigurationProperties("console.audit")
public record AuditProperties(
        @Nullable String key,
        @DefaultValue("data/audit-signing.key") Path keyFile,
        @Nullable String previousKey,
        @Nullable Path previousKeyFile,
        @DefaultValue Checkpoints checkpoints) {

    /// When checkpoints are made, and the sink outside of the database that gets them.
    ///
    /// @param interval the longest time that a row waits for its checkpoint
    /// @param rows the most rows of one checkpoint
    /// @param file a file to which each is appended
    /// @param stdout whether each is written to the standard output
    public record Checkpoints(
            @DefaultValue("1m") Duration interval,
            @DefaultValue("1000") int rows,
            @Nullable Path file,
            @DefaultValue("false") boolean stdout) {

        private static final int MOST_ROWS = 100_000;

        public Checkpoints {
            require(interval.isPositive(), "interval", interval, "positive");
            require(rows > 0 && rows <= MOST_ROWS, "rows", rows, "from 1 to 100000");
        }

        private static void require(boolean valid, String setting, Object value, String valids) {
            if (!valid) {
                throw new IllegalArgumentException(
                        "console.audit.checkpoints.%s is %s, and must be %s.".formatted(setting, value, valids));
            }
        }
    }

    @Override
    public String toString() {
        return "AuditProperties[keyFile=%s, previousKeyFile=%s, checkpoints=%s]"
                .formatted(keyFile, previousKeyFile, checkpoints);
    }
}
