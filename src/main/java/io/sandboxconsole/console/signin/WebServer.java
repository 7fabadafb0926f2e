package io.sandboxconsole.console.signin;

import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.Constants;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Keeps Tomcat from closing a response right after Vaadin's forward, before the security headers are in it, and
/// starts with small connection buffers for open pages; they grow with larger messages.
@Component
class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers((Context context) -> {
            context.setSuspendWrappedResponseAfterForward(false);
            context.addParameter(Constants.TEXT_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, PushBuffers.SIZE);
            context.addParameter(Constants.BINARY_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, PushBuffers.SIZE);
        });
    }
}
