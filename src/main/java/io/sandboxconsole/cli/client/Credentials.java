package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.context.ConsoleContext;
import io.sandboxconsole.cli.context.ConsoleContext.SignIn;
import io.sandboxconsole.cli.context.ContextStore;
import io.sandboxconsole.cli.context.Contexts;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The credential that calls carry. An access token that is nearly over is renewed, by one command for all that run.
final class Credentials {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Invocation invocation;

    private final Http http;

    private ConsoleContext context;

    Credentials(Invocation invocation, ConsoleContext context, Http http) {
        this.invocation = invocation;
        this.context = context;
        this.http = http;
    }

    Optional<String> bearer() {
        @Nullable SignIn signIn = context.signIn();
        if (signIn == null) {
            return Optional.ofNullable(context.key());
        }
        if (isOver(signIn)) {
            signIn = renewed();
        }
        return Optional.of(signIn.accessToken());
    }

    private boolean isOver(SignIn signIn) {
        return !invocation.clock().instant().plus(MARGIN).isBefore(signIn.expiresAt());
    }

    /// A provider may accept a refresh token only once: under the lock of the file, the tokens that another command has
    /// brought meanwhile are taken instead.
    private SignIn renewed() {
        Contexts changed = new ContextStore(invocation).change(all -> {
            ConsoleContext known = all.find(context.name()).orElse(context);
            @Nullable SignIn present = known.signIn();
            if (present == null) {
                throw over();
            }
            return isOver(present) ? all.with(known.withSignIn(refresh(present))) : all;
        });
        context = changed.find(context.name()).orElse(context);
        @Nullable SignIn tokens = context.signIn();
        if (tokens == null) {
            throw over();
        }
        return tokens;
    }

    private SignIn refresh(SignIn present) {
        @Nullable String refreshToken = present.refreshToken();
        if (refreshToken == null) {
            throw over();
        }
        return new TokenEndpoint(http, present.tokenEndpoint(), present.clientId(), invocation.clock())
                .refresh(refreshToken)
                .orElseThrow(this::over);
    }

    private CommandFailure over() {
        return new CommandFailure(
                ExitCode.DENIED,
                "Your sign-in at %s is over.".formatted(context.url()),
                "Sign in again with “sandbox login”.");
    }
}
