package io.sandboxconsole.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Lets paths and methods into a sandbox pass as they are, which [RequestPath] checks after authentication; Spring's
/// strict firewall guards all other paths. Both reject steps of dots, and control characters in headers.
final class GatewayFirewall implements HttpFirewall {

    private final StrictHttpFirewall strict = new StrictHttpFirewall();

    private final StrictHttpFirewall inside = new StrictHttpFirewall();

    GatewayFirewall() {
        inside.setUnsafeAllowAnyHttpMethod(true);
        inside.setAllowSemicolon(true);
        inside.setAllowUrlEncodedSlash(true);
        inside.setAllowUrlEncodedDoubleSlash(true);
        inside.setAllowUrlEncodedPercent(true);
        inside.setAllowUrlEncodedPeriod(true);
        inside.setAllowUrlEncodedCarriageReturn(true);
        inside.setAllowUrlEncodedLineFeed(true);
        inside.setAllowUrlEncodedParagraphSeparator(true);
        inside.setAllowUrlEncodedLineSeparator(true);
        inside.setAllowBackSlash(true);
        inside.setAllowNull(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return (RequestPath.leadsInside(request) ? inside : strict).getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
