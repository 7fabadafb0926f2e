package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.context.ConsoleContext;
import io.sandboxconsole.cli.context.ContextChoice;
import io.sandboxconsole.cli.context.ContextStore;
import io.sandboxconsole.cli.context.Contexts;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Columns;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists, chooses, adds and removes the consoles that a person uses.
@Command(
        name = "context",
        header = "Choose among several consoles.",
        description = "Lists the consoles that you use; the current one is marked. It shows no credential.")
final class ContextCommand implements Callable<Integer> {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.text("current", "current", row -> row.flag("current") ? "*" : "", Column.Show.ALWAYS),
                    Column.of("name", "name", Column.Kind.ID, Column.Show.ALWAYS),
                    Column.of("url", "url", Column.Kind.ID, Column.Show.ALWAYS),
                    Column.of("credential", "credential"),
                    Column.of("expires", "expires", Column.Kind.MOMENT, Column.Show.WIDE)),
            "name",
            row -> row.text("name"));

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    private ContextCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new ContextCommand(invocation))
                .addSubcommand(new Use(invocation))
                .addSubcommand(new Add(invocation))
                .addSubcommand(new Remove(invocation));
    }

    @Override
    public Integer call() {
        Contexts contexts = new ContextStore(invocation).read();
        Rows rows = output.rows(COLUMNS, invocation);
        contexts.byName().values().forEach(context -> rows.add(row(context, contexts.current())));
        rows.end("There is no context yet: sandbox login https://console.example.com");
        return ExitCode.OK.number();
    }

    private static Document row(ConsoleContext context, @Nullable String current) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("current", context.name().equals(current));
        row.put("name", context.name());
        row.put("url", context.url().toString());
        row.put("credential", context.signIn() != null ? "sign-in" : context.key() != null ? "key" : "none");
        row.put(
                "expires",
                context.signIn() == null ? null : context.signIn().expiresAt().toString());
        return new Document(row);
    }

    /// A change of the contexts.
    private abstract static class Change implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The name of the context.")
        String name = "";

        final Invocation invocation;

        Change(Invocation invocation) {
            this.invocation = invocation;
        }

        Integer change(Function<Contexts, Contexts> change, String done) {
            new ContextStore(invocation).change(change::apply);
            invocation.terminal().say(done.formatted(name));
            return ExitCode.OK.number();
        }

        Contexts known(Contexts all) {
            if (all.find(name).isEmpty()) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "There is no context “%s”.".formatted(name),
                        "“sandbox context” lists them.");
            }
            return all;
        }
    }

    @Command(name = "use", header = "Make a context the current one.")
    private static final class Use extends Change {

        Use(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            return change(all -> known(all).using(name), "The context “%s” is current.");
        }
    }

    @Command(name = "remove", header = "Forget a context and its credential.")
    private static final class Remove extends Change {

        Remove(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            return change(all -> known(all).without(name), "The context “%s” is removed.");
        }
    }

    @Command(
            name = "add",
            header = "Add a context.",
            description = "Adds a context. Its credential follows with “sandbox login”; --key-stdin reads a key.")
    private static final class Add extends Change {

        @Option(names = "--url", required = true, paramLabel = "URL", description = "The console's address.")
        private String url = "";

        @Option(names = "--key-stdin", description = "Read an API key from the standard input.")
        private boolean key;

        @Option(names = "--allow-http", description = "Allow an address that is not encrypted.")
        private boolean allowHttp;

        Add(Invocation invocation) {
            super(invocation);
        }

        @Override
        public Integer call() {
            @Nullable String value = key ? invocation.terminal().readLine() : null;
            var context = new ConsoleContext(
                    name, ContextChoice.address(url), value == null ? null : value.strip(), null, allowHttp);
            ContextChoice.checkEncryption(context);
            return change(all -> all.with(context), "The context “%s” is added.");
        }
    }
}
