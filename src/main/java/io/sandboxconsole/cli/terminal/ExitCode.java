package io.sandboxconsole.cli.terminal;

/// The exit codes of the commands, as `docs/cli.md` lists them.
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "a failure of the console or of this program"),
    USAGE(2, "the call is wrong: an option, an argument, a filter"),
    DENIED(3, "not signed in, or not permitted"),
    NOT_FOUND(4, "not found, or out of your reach"),
    CONFLICT(5, "a conflict, or the thing has changed meanwhile; also a name that several have"),
    ENGINE(6, "the engine refused or failed"),
    PARTLY(7, "only partly done"),
    UNREACHABLE(8, "the console cannot be reached, or asks to come back later");

    private final int number;

    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
