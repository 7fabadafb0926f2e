package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves access to a sandbox: SSH, previews and the toolbox, each behind its own secret.
final class SandboxAccesses {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final int LONGEST_SIGNED = 86_400;

    private final SandboxJson json;
    private final Map<String, List<Access>> accesses = new ConcurrentHashMap<>();
    private final Map<String, String> previewTokens = new ConcurrentHashMap<>();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final RandomGenerator random = new SecureRandom();

    SandboxAccesses(SandboxJson json) {
        this.json = json;
    }

    /// One SSH token.
    private record Access(String id, String token, Instant expires, Instant created) {}

    /// The target of one signed preview's token.
    private record Signed(String sandbox, int port, Instant expires) {}

    /// Creates a token and revokes every earlier one of the sandbox.
    Reply createSsh(CheckedCall call) {
        int minutes = call.number("expiresInMinutes", 60, Integer.MAX_VALUE);
        Instant now = call.now();
        Access access =
                new Access(UUID.randomUUID().toString(), secret(32), now.plus(Duration.ofMinutes(minutes)), now);
        accesses.put(call.id(), List.of(access));
        return JsonValues.reply(
                200,
                object().put("id", access.id())
                        .put("sandboxId", call.id())
                        .put("token", access.token())
                        .put("expiresAt", JsonValues.time(access.expires()))
                        .put("createdAt", JsonValues.time(now))
                        .put("updatedAt", JsonValues.time(now))
                        .put("sshCommand", "ssh -p 2222 %s@localhost".formatted(access.token())));
    }

    Reply revokeSsh(CheckedCall call) {
        String token = call.parameter("token", "");
        accesses.computeIfPresent(
                call.id(),
                (id, tokens) -> tokens.stream()
                        .filter(access -> !token.isEmpty() && !access.token().equals(token))
                        .toList());
        return json.read(200, call.sandbox());
    }

    Reply validateSsh(CheckedCall call) {
        String token = call.parameter("token", "");
        ObjectNode answer = object().put("valid", false);
        accesses.forEach((sandbox, tokens) -> tokens.stream()
                .filter(access -> access.token().equals(token))
                .filter(access -> access.expires().isAfter(call.now()))
                .findAny()
                .ifPresent(valid -> answer.put("valid", true).put("sandboxId", sandbox)));
        return JsonValues.reply(200, answer);
    }

    Reply preview(CheckedCall call) {
        int port = port(call);
        DaytonaSandbox sandbox = call.sandbox();
        // The token changes with every start, so it is keyed by the time at which the stored state began.
        String run = sandbox.id() + sandbox.status().since();
        return JsonValues.reply(
                200,
                object().put("sandboxId", sandbox.id())
                        .put("url", "http://%d-%s.proxy.localhost:4000".formatted(port, sandbox.id()))
                        .put("token", previewTokens.computeIfAbsent(run, key -> secret(32))));
    }

    Reply signedPreview(CheckedCall call) {
        int port = port(call);
        int seconds = call.number("expiresInSeconds", 60, LONGEST_SIGNED);
        String token = secret(16).toLowerCase(Locale.ROOT);
        signed.put(token, new Signed(call.id(), port, call.now().plusSeconds(seconds)));
        return JsonValues.reply(
                200,
                object().put("sandboxId", call.id())
                        .put("port", port)
                        .put("token", token)
                        .put("url", "http://%d-%s.proxy.localhost:4000".formatted(port, token)));
    }

    /// Ends a signed preview; ending an expired one is no error.
    Reply expireSigned(CheckedCall call) {
        int port = port(call);
        signed.computeIfPresent(
                call.variable("token"),
                (token, preview) -> preview.sandbox().equals(call.id()) && preview.port() == port ? null : preview);
        return Reply.empty(201);
    }

    /// Returns the sandbox of a signed preview, as the proxy asks for it.
    Reply ofSigned(CheckedCall call) {
        int port = port(call);
        Signed preview = signed.get(call.variable("token"));
        if (preview == null || preview.port() != port || !preview.expires().isAfter(call.now())) {
            throw new HttpProblem(404, "Sandbox ID not found");
        }
        return JsonValues.reply(200, JsonNodeFactory.instance.stringNode(preview.sandbox()));
    }

    Reply toolbox(CheckedCall call) {
        return JsonValues.reply(200, object().put("url", JsonValues.PROXY));
    }

    Reply buildLogs(CheckedCall call) {
        if (call.sandbox().origin().dockerfile() == null) {
            throw new HttpProblem(404, "Sandbox %s has no build info".formatted(call.id()));
        }
        return JsonValues.reply(200, object().put("url", "http://proxy.localhost:4000/build-logs/" + call.id()));
    }

    private static int port(CheckedCall call) {
        int port = call.number("port");
        if (port < 1 || port > 65_535) {
            throw new HttpProblem(400, "Invalid port");
        }
        return port;
    }

    private String secret(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
