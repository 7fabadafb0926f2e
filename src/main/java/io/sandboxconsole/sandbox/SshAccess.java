package io.sandboxconsole.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A way into a sandbox by SSH. `command` holds a token that opens the sandbox to whoever has it: it is shown once and
/// never printed.
///
/// @param command what to type into a terminal
public record SshAccess(String command, Instant expiresAt) {

    private static final Pattern USER = Pattern.compile("(?<=^|\\s)[^\\s@]+@");

    /// The command with `<token>` in the place of the token.
    public String masked() {
        return USER.matcher(command).replaceAll("<token>@");
    }

    /// The host that the command leads to.
    public Optional<String> host() {
        int at = command.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(command.substring(at + 1).split("\\s", 2)[0]);
    }

    @Override
    public String toString() {
        return "SshAccess[%s]".formatted(masked());
    }
}
