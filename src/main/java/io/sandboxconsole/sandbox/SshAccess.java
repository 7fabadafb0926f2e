package io.sandboxconsole.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// An SSH access to a sandbox. `command` holds a token that opens the sandbox to its bearer: it is shown once and never
/// printed.
///
/// @param command the command to type into a terminal
public record SshAccess(String command, Instant expiresAt) {

    private static final Pattern USER = Pattern.compile("(?<=^|\\s)[^\\s@]+@");

    /// The command with `<token>` in the place of the token.
    public String masked() {
        return USER.matcher(command).replaceAll("<token>@");
    }

    /// The host that the command connects to.
    public Optional<String> host() {
        int at = command.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(command.substring(at + 1).split("\\s", 2)[0]);
    }

    @Override
    public String toString() {
        return "SshAccess[%s]".formatted(masked());
    }
}
