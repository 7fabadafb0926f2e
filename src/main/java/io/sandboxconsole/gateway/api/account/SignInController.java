package io.sandboxconsole.gateway.api.account;

import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.wire.SignInOffer;
import io.sandboxconsole.gateway.auth.GatewayProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;

/// The caller
@ApiController(SignInController.PATH)
@EnableConfigurationProperties(TerminalProperties.class)
class SignInController {

    static final String PATH = "/api/sign-in";

    private final TerminalProperties terminal;

    private final GatewayProperties gateway;

    private final Environment environment;

    SignInController(TerminalProperties terminal, GatewayProperties gateway, Environment environment) {
        this.terminal = terminal;
        this.gateway = gateway;
        this.environment = environment;
    }

    /// Read how to sign in from a terminal
    ///
    /// Answers which identity provider to ask for a token, and as which client. It takes no credential.
    @GetMapping
    SignInOffer offer() {
        String issuer = either("console.oidc.issuer", "OIDC_ISSUER");
        // Without an audience the console takes no tokens.
        boolean possible = !issuer.isEmpty()
                && !terminal.clientId().isBlank()
                && !gateway.audience().isEmpty();
        return possible
                ? new SignInOffer(issuer, terminal.clientId().strip(), terminal.scopes())
                : new SignInOffer(emptyAsNone(issuer), null, terminal.scopes());
    }

    private static @Nullable String emptyAsNone(String text) {
        return text.isEmpty() ? null : text;
    }

    private String either(String name, String shortName) {
        String configured = environment.getProperty(name, "").strip();
        return configured.isEmpty() ? environment.getProperty(shortName, "").strip() : configured;
    }
}
