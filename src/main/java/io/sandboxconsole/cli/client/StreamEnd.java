package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.Set;

/// What streams say beside their rows: gaps, and why they end.
public final class StreamEnd {

    private static final Set<String> NOTICES = Set.of("gap", "left", "end");

    private StreamEnd() {}

    /// Whether an event of this type is no row.
    public static boolean isNotice(String type) {
        return NOTICES.contains(type);
    }

    /// Tells a gap.
    ///
    /// @throws CommandFailure if the stream ends and the same request may not go on
    public static void tell(String type, Document data, Terminal terminal) {
        switch (type) {
            case "gap" -> terminal.say("Note: " + HarmlessText.of(data.text("explanation")));
            case "end" -> {
                if (!data.flag("resume")) {
                    throw new CommandFailure(
                            ended(data.text("code")), "The stream ends: %s".formatted(data.text("explanation")));
                }
            }
            default -> {}
        }
    }

    private static ExitCode ended(String code) {
        return switch (code) {
            case "JOB_ENDED" -> ExitCode.OK;
            case "NOT_FOUND", "SANDBOX_NOT_FOUND" -> ExitCode.NOT_FOUND;
            default -> ExitCode.DENIED;
        };
    }
}
