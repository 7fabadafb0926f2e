package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import io.sandboxconsole.console.ConsoleTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

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

    @Test
    void the_open_pages_of_a_session_are_reloaded_and_no_others() {
        var session = openSession();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();

        limits.reload(new MockHttpSession());
        MockVaadin.runUIQueue();
        boolean others = reloads();
        limits.reload(session);
        MockVaadin.runUIQueue();

        assertThat(others).isFalse();
        assertThat(reloads()).isTrue();
    }

    @Test
    void a_session_that_is_ended_is_over_at_once() {
        var session = openSession();

        limits.end(session);
        settle();

        assertThat(session.isValid()).isFalse();
    }

    private static boolean reloads() {
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .anyMatch(call -> call.getInvocation().getExpression().contains("location.reload"));
    }

    private FakeHttpSession openSession() {
        signIn("operator", "platform");
        return (FakeHttpSession)
                ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
    }
}
