package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows server-sent events. A connection that breaks is made again behind the last event that was read; one that the
/// console refuses ends the stream.
public final class EventStream {

    /// An event.
    ///
    /// @param type its name; `message` where the stream gives none
    public record Event(String id, String type, String data) {}

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int TRIES = 30;

    private final ConsoleClient client;

    private final Query query;

    private final Consumer<Duration> sleep;

    private String last;

    /// @param last the event behind which the stream begins; empty for what comes from now on
    public EventStream(ConsoleClient client, Query query, String last, Consumer<Duration> sleep) {
        this.client = client;
        this.query = query;
        this.last = last;
        this.sleep = sleep;
    }

    /// Reads events until the reader wants no more of them.
    public void read(Predicate<Event> wantsMore) {
        int failures = 0;
        boolean connected = false;
        while (true) {
            String before = last;
            try (InputStream stream = client.events(query, last)) {
                connected = true;
                if (!read(stream, wantsMore)) {
                    return;
                }
            } catch (IOException broken) {
                // Made again below.
            } catch (CommandFailure failure) {
                if (!connected || failure.exitCode() != ExitCode.UNREACHABLE || failures == TRIES) {
                    throw failure;
                }
            }
            failures = before.equals(last) ? failures + 1 : 0;
            if (failures > TRIES) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE, "%s ends the stream again and again.".formatted(client.console()));
            }
            sleep.accept(PAUSE);
        }
    }

    private boolean read(InputStream stream, Predicate<Event> wantsMore) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        String type = "";
        var data = new StringBuilder();
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                boolean more = data.isEmpty()
                        || wantsMore.test(new Event(
                                last, type.isEmpty() ? "message" : type, data.substring(0, data.length() - 1)));
                type = "";
                data.setLength(0);
                if (!more) {
                    return false;
                }
            } else if (line.startsWith("id:")) {
                last = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                type = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.startsWith(" ", 5) ? line.substring(6) : line.substring(5))
                        .append('\n');
            }
        }
        return true;
    }
}
