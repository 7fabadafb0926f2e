package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.context.ConsoleContext;
import io.sandboxconsole.cli.context.ContextChoice;
import io.sandboxconsole.cli.context.ContextStore;
import io.sandboxconsole.cli.context.Contexts;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs in at a console, and makes it the current one.
@Command(
        name = "login",
        header = "Sign in at a console.",
        description =
                "Signs in with a code that you confirm in a browser, on any machine, and keeps the tokens in a file"
                        + " that only you can read. With --key it asks for an API key instead.")
final class LoginCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "The console, such as https://console.example.com; without it, the current one.")
    private @Nullable String url;

    @Option(names = "--context", paramLabel = "NAME", description = "The name to keep it under; else the host.")
    private @Nullable String name;

    @Option(names = "--key", description = "Ask for an API key, or read it from the standard input.")
    private boolean key;

    @Option(names = "--allow-http", description = "Allow an address that is not encrypted.")
    private boolean allowHttp;

    private final Invocation invocation;

    LoginCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var store = new ContextStore(invocation);
        ConsoleContext target = target(store.read());
        ConsoleContext signedIn = key ? target.withKey(askKey()) : target.withSignIn(signIn(target));
        ContextChoice.checkEncryption(signedIn);
        Document me = new ConsoleClient(invocation, signedIn).get(Query.of("me"));
        store.change(all -> all.with(signedIn).using(signedIn.name()));
        invocation
                .terminal()
                .say("You are signed in at %s as %s. The context “%s” is current."
                        .formatted(signedIn.url(), HarmlessText.of(MeCommand.name(me)), signedIn.name()));
        return ExitCode.OK.number();
    }

    private ConsoleContext.SignIn signIn(ConsoleContext target) {
        // Without a credential: one that is over must not stop the way to a new one.
        return new ConsoleClient(invocation, target.withKey(null)).signIn(invocation);
    }

    private ConsoleContext target(Contexts known) {
        if (url == null) {
            @Nullable String wanted = name == null ? known.current() : name;
            ConsoleContext found = wanted == null ? null : known.byName().get(wanted);
            if (found == null) {
                throw new CommandFailure(ExitCode.USAGE, "Name the console: sandbox login https://console.example.com");
            }
            return found;
        }
        URI address = ContextChoice.address(url);
        return new ConsoleContext(name == null ? address.getAuthority() : name, address, null, null, allowHttp);
    }

    private String askKey() {
        @Nullable String typed = invocation.terminal().askSecret("API key: ");
        if (typed == null || typed.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "No key was given.");
        }
        return typed.strip();
    }
}
