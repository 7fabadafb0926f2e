package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Serves the calls of authenticated callers under `/v1`.
interface Routes {

    /// Answers a call.
    ///
    /// May also throw the failures of the modules below.
    ///
    /// @throws ApiError if the gateway itself rejects the call
    void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
