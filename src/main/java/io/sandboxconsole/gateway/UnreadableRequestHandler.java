package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Answers requests to the gateway that the web server itself cannot parse, such as half an escape in a path, in the
/// engine's shape. No filter ever gets them.
final class UnreadableRequestHandler extends ValveBase {

    private final GatewayPath path;

    private final Supplier<CallerAuthenticator> callers;

    private final Supplier<Stream<RejectionAnswer>> others;

    /// @param others the answers for other routes
    UnreadableRequestHandler(
            GatewayPath path, Supplier<CallerAuthenticator> callers, Supplier<Stream<RejectionAnswer>> others) {
        super(true);
        this.path = path;
        this.callers = callers;
        this.others = others;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!response.isError() || response.isCommitted()) {
            getNext().invoke(request, response);
            return;
        }
        Optional<RejectionAnswer> other = path.matches(request)
                ? Optional.empty()
                : others.get().filter(answer -> answer.covers(request)).findFirst();
        if (path.matches(request)) {
            // The server has suspended the response with its error, which blocks all writes.
            response.setSuspended(false);
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, callers.get().refuseOdd(request, OddRequest.error(request)));
        } else if (other.isPresent()) {
            response.setSuspended(false);
            other.get().write(request, response);
        } else {
            getNext().invoke(request, response);
        }
    }
}
