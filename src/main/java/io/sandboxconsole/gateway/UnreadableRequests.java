package io.sandboxconsole.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Answers what the web server itself cannot read, such as half an escape in a path, in the engine's shape where it was
/// meant for the gateway. No filter ever sees these.
final class UnreadableRequests extends ValveBase {

    private final DoorPath path;

    private final Supplier<Callers> callers;

    UnreadableRequests(DoorPath path, Supplier<Callers> callers) {
        super(true);
        this.path = path;
        this.callers = callers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError() && !response.isCommitted() && path.matches(request)) {
            // The error was announced already, which keeps everybody else from writing.
            response.setSuspended(false);
            AnswerHeaders.put(request, response);
            JsonAnswer.write(response, callers.get().refuse(request, Refused.ODD_REQUEST));
        } else {
            getNext().invoke(request, response);
        }
    }
}
