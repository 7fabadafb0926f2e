package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.ConnectionId;

/// One server, as those parts of the adapter use it that change something.
record DaytonaServer(DaytonaCalls calls, DaytonaMapper mapper, DaytonaLooks looks, DaytonaRefusals refusals) {

    DaytonaServer(ConnectionId connection, DaytonaCalls calls, DaytonaMapper mapper, DaytonaTimings timings) {
        this(calls, mapper, new DaytonaLooks(calls, mapper, timings), new DaytonaRefusals(connection));
    }
}
