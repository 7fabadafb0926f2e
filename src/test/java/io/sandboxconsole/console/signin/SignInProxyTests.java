package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinRequest;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.signin.UntrustedProxies.Dropped;
import org.junit.jupiter.api.Test;

class SignInProxyTests extends ConsoleTest {

    @Test
    void a_dropped_header_that_breaks_the_sign_in_is_named_on_its_page() {
        assertThat(page("X-Forwarded-Proto"))
                .contains("10.0.0.9", "X-Forwarded-Proto", "server.tomcat.remoteip.internal-proxies");
    }

    @Test
    void a_dropped_header_that_breaks_nothing_is_not() {
        assertThat(page("X-Forwarded-For")).doesNotContain("internal-proxies");
    }

    private String page(String dropped) {
        openBrowser();
        VaadinRequest.getCurrent().setAttribute(UntrustedProxies.class.getName(), new Dropped(dropped, "10.0.0.9"));
        open("login?error");
        return words();
    }
}
