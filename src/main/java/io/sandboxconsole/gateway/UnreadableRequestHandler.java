package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Answers requests to the gateway that the web server itself cannot parse, such as half an escape in a path, in the
/// engine's shape. No filter ever gets them.
final class UnreadableRequestHandler extends ValveBase {

    private final GatewayPath path;

    private final Supplier<CallerAuthenticator> callers;

    UnreadableRequestHandler(GatewayPath path, Supplier<CallerAuthenticator> callers) {
        super(true);
        this.path = path;
        this.callers = callers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError() && !response.isCommitted() && path.matches(request)) {
            // The server has suspended the response with its error, which blocks all writes.
            response.setSuspended(false);
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, callers.get().refuseOdd(request, OddRequest.error(request)));
        } else {
            getNext().invoke(request, response);
        }
    }
}
