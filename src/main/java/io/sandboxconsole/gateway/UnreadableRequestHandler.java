package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Answers what the web server itself cannot read, such as half an escape in a path, in the engine's shape where it was
/// meant for the gateway. No filter ever sees these.
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
            // The error was announced already, which keeps everybody else from writing.
            response.setSuspended(false);
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, callers.get().refuse(request, AuthenticationError.ODD_REQUEST));
        } else {
            getNext().invoke(request, response);
        }
    }
}
