package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.terminal.CommandFailure;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Checks that nothing between this terminal and the console holds streams of news back. The console begins each with a
/// line at once.
final class StreamCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StreamCheck() {}

    /// Returns why the first line of a stream did not come, as a part of a sentence; empty if it came.
    static Optional<String> problem(ConsoleClient client) {
        var first = new FutureTask<>(() -> {
            try (InputStream stream = client.events(Query.of("changes"), "")) {
                return stream.read();
            }
        });
        Thread.ofVirtual().start(first);
        try {
            first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (TimeoutException late) {
            first.cancel(true);
            return Optional.of("nothing came within %d s".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException failure) {
            return Optional.of(
                    failure.getCause() instanceof CommandFailure refused
                            ? String.valueOf(refused.getMessage()).replaceAll("\\.$", "")
                            : "the connection broke off");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.of("the check was interrupted");
        }
    }
}
