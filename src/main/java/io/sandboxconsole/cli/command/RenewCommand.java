package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Moves the expiry of sandboxes.
@Command(
        name = "renew",
        header = "Move the expiry of sandboxes.",
        description = "Moves the time at which sandboxes end by themselves.")
final class RenewCommand extends SandboxAct {

    /// The new expiry, in one of two ways.
    static final class Expiry {

        @Option(names = "--for", paramLabel = "TIME", description = "From now on, such as 90m, 4h or 2d.")
        private @Nullable String lifetime;

        @Option(names = "--until", paramLabel = "TIME", description = "At this moment, such as 18:30.")
        private @Nullable String until;
    }

    @ArgGroup(multiplicity = "1")
    private Expiry expiry = new Expiry();

    @Option(names = "--utc", description = "Show and read times in UTC.")
    private boolean utc;

    RenewCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    void act(ConsoleClient client, SandboxNames.Sandbox sandbox) {
        var times = new Times(invocation().clock(), invocation().zone(), utc);
        Map<String, @Nullable Object> body = expiry.until != null
                ? Map.of("expiresAt", times.end(expiry.until, "--until").toString())
                : Map.of(
                        "lifetime",
                        Times.duration(String.valueOf(expiry.lifetime), "--for").toString());
        Document after = after(client.post(sandbox.query("renew"), new Document(body)), sandbox);
        tell("%s now expires at %s.", sandbox.name(), times.moment(after.text("expiresAt")));
    }
}
