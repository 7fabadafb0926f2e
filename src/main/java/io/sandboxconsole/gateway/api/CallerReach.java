package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps callers whose key is for one connection to that one. Teams and owners are the services' business.
public final class CallerReach {

    private CallerReach() {}

    /// Returns whether the caller may use the connection.
    public static boolean covers(Caller caller, ConnectionId connection) {
        return caller.connection() == null || connection.equals(caller.connection());
    }

    /// Returns the connection of this id, if the caller may use it, whether or not there is one.
    public static Optional<ConnectionId> connection(Caller caller, String id) {
        try {
            return Optional.of(new ConnectionId(id)).filter(connection -> covers(caller, connection));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// Returns the sandbox of this address.
    ///
    /// @throws ApiProblem if the caller may not use the connection, or no sandbox can have this address,
    /// which reads alike
    public static SandboxId sandbox(Caller caller, String connection, String id) {
        try {
            var found = new SandboxId(new ConnectionId(connection), id);
            if (!covers(caller, found.connection())) {
                throw unknown(connection, id).denied(true);
            }
            return found;
        } catch (IllegalArgumentException noId) {
            throw unknown(connection, id);
        }
    }

    private static ApiProblem unknown(String connection, String id) {
        return new ApiProblem(
                ProblemType.SANDBOX_NOT_FOUND,
                Message.of("problem.sandbox-unknown", connection + "/" + id).toString());
    }

    /// Reads a filter, and narrows it to the caller's connection.
    ///
    /// @param text absent for all sandboxes
    /// @throws FilterSyntaxException if the text is no filter
    public static SandboxFilter filter(Caller caller, @Nullable String text) {
        var filter = text == null ? SandboxFilter.EVERYTHING : SandboxFilter.parse(text);
        return caller.connection() == null
                ? filter
                : SandboxFilter.parse("connection:%s %s".formatted(caller.connection(), filter));
    }
}
