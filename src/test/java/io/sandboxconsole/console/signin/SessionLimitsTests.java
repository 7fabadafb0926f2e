package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import io.sandboxconsole.console.ConsoleTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SessionLimitsTests extends ConsoleTest {

    @Autowired
    private SessionLimits limits;

    @Test
    void a_session_that_nobody_touches_ends_although_its_page_is_open() {
        var session = openSession();
        clock.advance(Duration.ofMinutes(31));

        limits.enforce();
        settle();

        assertThat(session.isValid()).isFalse();
    }

    @Test
    void a_touched_session_goes_on() {
        var session = openSession();
        clock.advance(Duration.ofMinutes(29));
        limits.touched(VaadinSession.getCurrent());
        clock.advance(Duration.ofMinutes(29));

        limits.enforce();
        settle();

        assertThat(session.isValid()).isTrue();
    }

    @Test
    void even_a_busy_session_ends_after_twelve_hours() {
        var session = openSession();
        clock.advance(Duration.ofHours(12).plusMinutes(1));
        limits.touched(VaadinSession.getCurrent());

        limits.enforce();
        settle();

        assertThat(session.isValid()).isFalse();
    }

    private FakeHttpSession openSession() {
        signIn("operator", "platform");
        return (FakeHttpSession)
                ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
    }
}
