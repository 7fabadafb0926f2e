package io.sandboxconsole.daytona;

/// One server, as those parts of the adapter use it that change something.
record DaytonaServer(
        DaytonaCalls calls,
        DaytonaHeaders headers,
        DaytonaMapper mapper,
        DaytonaLooks looks,
        DaytonaRefusals refusals) {

    static DaytonaServer of(DaytonaConnection connection, DaytonaMapper mapper) {
        return new DaytonaServer(
                connection.calls(),
                connection.headers(),
                mapper,
                new DaytonaLooks(connection.calls(), mapper, connection.timings()),
                new DaytonaRefusals(connection.settings().id()));
    }
}
