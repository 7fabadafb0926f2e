package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// Reads logs and events by scope, or as plain text where the server does not implement scopes. Safe for use by several
/// threads.
final class OpenSandboxDiagnostics {

    static final int LOG_LINES = 2_000;

    /// The most that a server accepts.
    static final int EVENT_LINES = 500;

    private static final int NOT_IMPLEMENTED = 501;

    private final OpenSandboxCalls calls;

    /// Whether the server has said that it implements no scopes, and then served plain text.
    private volatile boolean plain;

    OpenSandboxDiagnostics(OpenSandboxCalls calls) {
        this.calls = calls;
    }

    Diagnostics read(RequestSubject requestSubject, String id, Diagnostics.Kind kind) {
        if (plain) {
            try {
                return plain(requestSubject, id, kind);
            } catch (Unsupported removed) {
                // A newer server serves scopes instead.
                plain = false;
            }
        }
        try {
            return scoped(requestSubject, id, kind);
        } catch (Unsupported unsupported) {
            if (unsupported.answer().status() != NOT_IMPLEMENTED) {
                throw unsupported;
            }
        }
        Diagnostics text = plain(requestSubject, id, kind);
        plain = true;
        return text;
    }

    private Diagnostics scoped(RequestSubject requestSubject, String id, Diagnostics.Kind kind) {
        return calls.read(
                requestSubject,
                api -> switch (kind) {
                    case LOGS -> api.diagnostics(id, "logs", "container");
                    case EVENTS -> api.diagnostics(id, "events", "runtime");
                },
                OpenSandboxMapper::diagnostics);
    }

    private Diagnostics plain(RequestSubject requestSubject, String id, Diagnostics.Kind kind) {
        return switch (kind) {
            case LOGS ->
                calls.read(
                        requestSubject,
                        api -> api.plainDiagnostics(id, "logs", LOG_LINES, null),
                        answer -> text(answer, LOG_LINES));
            case EVENTS ->
                calls.read(
                        requestSubject,
                        api -> api.plainDiagnostics(id, "events", null, EVENT_LINES),
                        answer -> text(answer, EVENT_LINES));
        };
    }

    /// Plain text does not say whether it is complete: it is not when it has as many lines as were asked for.
    private static Diagnostics text(ResponseEntity<byte[]> answer, int lines) {
        byte[] body = answer.getBody();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return new Diagnostics(text, text.lines().count() >= lines, List.of());
    }
}
