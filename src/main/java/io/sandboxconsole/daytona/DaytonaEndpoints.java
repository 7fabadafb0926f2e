package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Resolves the addresses of ports of one server's sandboxes. Every address leads through the engine's proxy.
final class DaytonaEndpoints {

    private static final String TOKEN_HEADER = "x-daytona-preview-token";

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");

    private final DaytonaConnection connection;

    DaytonaEndpoints(DaytonaConnection connection) {
        this.connection = connection;
    }

    Endpoint of(SandboxId id, EndpointRequest request) {
        Message what = Message.of("problem.what.sandbox", id.value());
        if (request.signedUntil() == null) {
            return connection
                    .calls()
                    .read(
                            RequestSubject.reading(Message.of("problem.doing.endpoints"), what),
                            api -> api.previewUrl(id.value(), request.port()),
                            DaytonaEndpoints::plain);
        }
        long seconds = seconds(request.signedUntil());
        return connection
                .calls()
                .read(
                        RequestSubject.reading(Message.of("problem.doing.signed-endpoints"), what),
                        api -> api.signedPreviewUrl(id.value(), request.port(), seconds),
                        preview -> new Endpoint(address(preview), Map.of()));
    }

    private static Endpoint plain(DaytonaApi.PreviewUrl preview) {
        return new Endpoint(
                address(preview), preview.token() == null ? Map.of() : Map.of(TOKEN_HEADER, preview.token()));
    }

    private static String address(DaytonaApi.PreviewUrl preview) {
        String url = JsonMembers.required(preview.url(), Message.of("problem.answer.no-address"));
        return SCHEME.matcher(url).replaceFirst("");
    }

    /// The server signs for between a second and a day.
    private long seconds(Instant until) {
        Duration life = Duration.between(connection.clock().instant(), until);
        if (life.compareTo(LONGEST) > 0) {
            Message problem = Message.of("problem.reason.signed-too-long");
            throw new Invalid(
                    connection.settings().id(), problem, List.of(new FieldError("signedUntil", problem)), Answer.NONE);
        }
        return Math.max(1, life.toSeconds());
    }
}
