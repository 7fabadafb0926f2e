package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Serves the calls under `/v1` of callers who were let in.
interface Routes {

    /// Answers a call.
    ///
    /// Other failures of the modules below may come too. Nothing of the response is sent then.
    ///
    /// @throws ApiError if the gateway itself says no
    void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
