package io.sandboxconsole.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Answers and records requests that reach no filter, because the web server or the firewall rejects them, in the
/// language of the routes that they were meant for.
public interface RejectionAnswer {

    /// Returns whether the request was meant for these routes.
    boolean covers(HttpServletRequest request);

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
