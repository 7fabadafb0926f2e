package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.auth.RequestQuota.State;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/// Tells callers with a limit what is left of it, as `draft-ietf-httpapi-ratelimit-headers-10` has it: the policy
/// of `q` requests in `w` seconds, of which `r` are left, and all again after `t` seconds.
final class QuotaHeaders {

    private QuotaHeaders() {}

    static void put(HttpServletResponse response, Optional<State> state) {
        state.ifPresent(quota -> {
            response.setHeader("RateLimit-Policy", "\"key\";q=%d;w=60".formatted(quota.perMinute()));
            response.setHeader(
                    "RateLimit",
                    "\"key\";r=%d;t=%d"
                            .formatted(
                                    quota.left(),
                                    quota.untilFull().plusMillis(999).toSeconds()));
        });
    }
}
