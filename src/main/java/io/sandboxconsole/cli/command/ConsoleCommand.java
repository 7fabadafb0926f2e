package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.EventStream;
import io.sandboxconsole.cli.client.Pages;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.context.ContextChoice;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command that calls a console.
abstract class ConsoleCommand implements Callable<Integer> {

    @Option(names = "--context", paramLabel = "NAME", description = "The console to call; else the current one.")
    private @Nullable String context;

    private final Invocation invocation;

    ConsoleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public final Integer call() {
        return run(new ConsoleClient(invocation, ContextChoice.of(invocation, context)))
                .number();
    }

    abstract ExitCode run(ConsoleClient client);

    Invocation invocation() {
        return invocation;
    }

    Terminal terminal() {
        return invocation.terminal();
    }

    EventStream events(ConsoleClient client, Query query) {
        return new EventStream(client, query, "", invocation.sleep());
    }

    /// Prints each page as soon as it is there, and stops when the reader of the output is gone.
    Pages.Reader printed(Rows rows) {
        return new Pages.Reader() {
            @Override
            public void row(Document row) {
                rows.add(row);
            }

            @Override
            public boolean pageEnd() {
                rows.flush();
                return !terminal().isClosed();
            }
        };
    }

    /// The terms of a lock or a legal hold.
    ///
    /// @param until when it ends by itself, as the option `--until` has it; absent for never
    Map<String, @Nullable Object> terms(String reason, @Nullable String until) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("reason", reason);
        if (until != null) {
            terms.put(
                    "until",
                    new OutputOptions().times(invocation).end(until, "--until").toString());
        }
        return terms;
    }

    /// Tells the person what was done, in one sentence, on the standard output.
    @SuppressWarnings("AnnotateFormatMethod")
    void tell(String sentence, Object... values) {
        terminal().print(HarmlessText.of(sentence.formatted(values)));
        terminal().flush();
    }
}
