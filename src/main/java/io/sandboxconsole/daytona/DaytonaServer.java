package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaHeaders;

/// One server's collaborators, as used by the parts of the adapter that make changes.
record DaytonaServer(
        DaytonaCalls calls,
        DaytonaHeaders headers,
        DaytonaMapper mapper,
        DaytonaSandboxReads reads,
        DaytonaPreconditions preconditions) {

    static DaytonaServer of(DaytonaConnection connection, DaytonaMapper mapper) {
        return new DaytonaServer(
                connection.calls(),
                connection.headers(),
                mapper,
                new DaytonaSandboxReads(connection.calls(), mapper, connection.timings()),
                new DaytonaPreconditions(connection.settings().id()));
    }
}
