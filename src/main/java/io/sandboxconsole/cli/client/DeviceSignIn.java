package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.context.ConsoleContext.SignIn;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs a person in with the device flow (RFC 8628): the terminal shows a code, the person confirms it in a browser,
/// on
/// any machine. The console names its identity provider; the rest is the provider's discovery.
final class DeviceSignIn {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final int USUAL_INTERVAL = 5;

    private final Http http;

    private final Invocation invocation;

    DeviceSignIn(Http http, Invocation invocation) {
        this.http = http;
        this.invocation = invocation;
    }

    /// @param offer what the console says: `issuer`, `clientId`, `scopes`
    SignIn signIn(Document offer) {
        String clientId = offer.text("clientId");
        if (clientId.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "This console offers no sign-in for terminals.",
                    "Issue a personal key in the console and set SANDBOX_CONSOLE_KEY; or ask for console.terminal.client-id.");
        }
        Document provider = discovery(URI.create(offer.text("issuer")));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", clientId);
        form.put("scope", String.join(" ", offer.texts("scopes")));
        Document code = TokenEndpoint.post(http, endpoint(provider, "device_authorization_endpoint"), form);
        if (code.text("device_code").isEmpty()) {
            throw refused(code);
        }
        show(code);
        return await(new TokenEndpoint(http, endpoint(provider, "token_endpoint"), clientId, invocation.clock()), code);
    }

    private Document discovery(URI issuer) {
        String base = issuer.toString().replaceFirst("/$", "");
        URI address = URI.create(base + "/.well-known/openid-configuration");
        Document found = TokenEndpoint.read(http.send(HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .build()));
        if (!found.text("issuer").replaceFirst("/$", "").equals(base)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The identity provider at %s does not describe itself as OpenID Connect has it.".formatted(issuer),
                    "Check console.oidc.issuer with your administrator.");
        }
        return found;
    }

    private static URI endpoint(Document provider, String name) {
        String address = provider.text(name);
        boolean safe = address.startsWith("https://")
                || address.startsWith(provider.text("issuer").replaceFirst("/$", "") + "/");
        if (!safe) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The identity provider offers no sign-in for devices: its discovery has no usable %s."
                            .formatted(name),
                    "Enable the device authorization grant there, or use an API key.");
        }
        return URI.create(address);
    }

    private void show(Document code) {
        Terminal terminal = invocation.terminal();
        String complete = code.text("verification_uri_complete");
        String page = complete.isEmpty() ? code.text("verification_uri") : complete;
        terminal.say("Open this page in a browser, on any machine, and confirm the code:");
        terminal.say("");
        terminal.say("  " + HarmlessText.of(page));
        terminal.say("  " + HarmlessText.of(code.text("user_code")));
        terminal.say("");
    }

    private SignIn await(TokenEndpoint tokens, Document code) {
        long interval = code.number("interval", USUAL_INTERVAL);
        Instant end = invocation.clock().instant().plusSeconds(code.number("expires_in", 600));
        Map<String, String> form = Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "device_code", code.text("device_code"),
                "client_id", tokens.clientId());
        while (invocation.clock().instant().isBefore(end)) {
            invocation.sleep().accept(Duration.ofSeconds(interval));
            Document answer = TokenEndpoint.post(http, tokens.address(), form);
            switch (answer.text("error")) {
                case "" -> {
                    return tokens.signIn(answer, null).orElseThrow(() -> refused(answer));
                }
                case "authorization_pending" -> {}
                case "slow_down" -> interval += USUAL_INTERVAL;
                case "access_denied" ->
                    throw new CommandFailure(ExitCode.DENIED, "The sign-in was refused in the browser.");
                case "expired_token" -> throw late();
                default -> throw refused(answer);
            }
        }
        throw late();
    }

    private static CommandFailure late() {
        return new CommandFailure(ExitCode.DENIED, "Nobody confirmed the code in time.", "Run “sandbox login” again.");
    }

    private static CommandFailure refused(Document answer) {
        return new CommandFailure(
                ExitCode.DENIED,
                "The identity provider refuses the sign-in: %s %s"
                        .formatted(answer.text("error"), answer.text("error_description"))
                        .strip(),
                "Its administrator has to allow the device authorization grant for this client (docs/authentication.md).");
    }
}
