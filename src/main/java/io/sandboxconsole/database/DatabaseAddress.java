package io.sandboxconsole.database;

import java.util.Locale;

/// Where a database is, and who opens it. Its text never holds the password.
///
/// @param url a JDBC address without a password in it
public record DatabaseAddress(String url, String user, String password) {

    static final String H2 = "jdbc:h2:";

    static final String POSTGRESQL = "jdbc:postgresql:";

    /// @throws MoveRefused if the address holds a password
    public DatabaseAddress {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.contains("password=") || lower.matches("jdbc:[a-z0-9]+://[^/]*@.*")) {
            throw new MoveRefused(
                    "An address must hold no password: everybody on the machine can see the arguments of a command. Set the environment variable.");
        }
    }

    @Override
    public String toString() {
        return url;
    }
}
