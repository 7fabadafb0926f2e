package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.springframework.stereotype.Component;

/// Shrinks the buffers that each open page has for messages it never gets: binary ones, and large ones from the
/// browser, which come as requests. Vaadin asks for 48 KB a page, and Tomcat for 24 KB more (see [WebServer]).
@Component
class PushBuffers implements VaadinServiceInitListener {

    static final String SIZE = "1024";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        if (event.getSource() instanceof VaadinServletService service) {
            shrink(service.getServlet().getServletContext());
        }
    }

    private static void shrink(ServletContext context) {
        for (String name : Collections.list(context.getAttributeNames())) {
            if (context.getAttribute(name) instanceof AtmosphereFramework push) {
                push.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, SIZE);
            }
        }
    }
}
