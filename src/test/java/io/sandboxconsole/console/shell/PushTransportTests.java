package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

@ExtendWith(OutputCaptureExtension.class)
class PushTransportTests {

    private static final String SAID = "WebSockets do not reach the console";

    private final PushTransport filter = new PushTransport();

    @Test
    void a_dropped_upgrade_is_refused_so_that_the_browser_asks_in_another_way_and_is_said_once(CapturedOutput output)
            throws Exception {
        for (int page = 0; page < 2; page++) {
            assertThat(ask(new MockHttpSession(), "websocket", false)).isEqualTo(400);
        }

        assertThat(output.getAll()).containsOnlyOnce(SAID);
    }

    @Test
    void long_polling_without_any_web_socket_before_is_said_once(CapturedOutput output) throws Exception {
        var session = new MockHttpSession();
        for (int request = 0; request < 2; request++) {
            assertThat(ask(session, "long-polling", false)).isEqualTo(200);
        }

        assertThat(output.getAll()).containsOnlyOnce(SAID);
    }

    @Test
    void long_polling_of_a_session_that_had_a_web_socket_says_nothing_of_proxies(CapturedOutput output)
            throws Exception {
        var session = new MockHttpSession();
        assertThat(ask(session, "websocket", true)).isEqualTo(200);
        assertThat(ask(session, "long-polling", false)).isEqualTo(200);

        assertThat(output.getAll()).doesNotContain(SAID);
    }

    private int ask(MockHttpSession session, String transport, boolean upgrade) throws Exception {
        var request = new MockHttpServletRequest("GET", "/VAADIN/push");
        request.setQueryString("v-r=push&X-Atmosphere-Transport=" + transport);
        request.setSession(session);
        if (upgrade) {
            request.addHeader("Upgrade", "websocket");
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
