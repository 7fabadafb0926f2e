package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.console.signin.SignedInConsole.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.event.LogoutSuccessEvent;

class SessionExpiriesTests {

    private final TestClock clock = new TestClock();

    private final FakeIdentityProvider provider = new FakeIdentityProvider(clock);

    private final TestTrail trail = TestTrail.create();

    private final SignedInConsole console = new SignedInConsole(provider, trail, clock, SignedInConsole.limits());

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_session_that_nobody_used_ends_with_a_row() {
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(31));
        ada.http.invalidate();

        assertThat(ends(ada)).containsExactly("idle");
        assertThat(trail.rows().getLast().who().id()).isEqualTo(ada.actor.id().value());
    }

    @Test
    void a_used_session_that_is_too_old_ends_with_a_row() {
        var ada = console.signIn();
        clock.advance(Duration.ofHours(12));
        ada.touch();
        ada.http.invalidate();

        assertThat(ends(ada)).containsExactly("too-old");
    }

    @Test
    void a_session_that_its_server_closed_ends_with_a_row() {
        var ada = console.signIn();
        ada.http.invalidate();

        assertThat(ends(ada)).containsExactly("closed");
    }

    @Test
    void a_sign_in_that_moves_the_session_is_no_end() {
        var ada = console.signIn();
        var session = ada.session;
        ada.http.removeAttribute(SignedInSession.ATTRIBUTE);
        new MockHttpSession().setAttribute(SignedInSession.ATTRIBUTE, session);

        assertThat(ends(ada)).isEmpty();
    }

    @Test
    void a_person_who_signed_out_has_another_row_for_it() {
        var ada = console.signIn();
        console.expiries.signedOut(new LogoutSuccessEvent(ada.session.authentication()));
        ada.http.invalidate();

        assertThat(ends(ada)).isEmpty();
    }

    @Test
    void a_session_that_the_console_ended_has_one_row() {
        var ada = console.signIn();
        console.sessions.end(ada.session, SessionEnd.REFUSED);
        ada.http.invalidate();

        assertThat(ends(ada)).isEmpty();
    }

    @Test
    void other_rights_of_a_signed_in_person_leave_a_row_with_both() {
        provider.inIdToken = Map.of("roles", List.of("operator"), "teams", List.of("platform"));
        var ada = console.signIn();
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("platform"));
        clock.advance(Duration.ofMinutes(1));
        ada.touch();

        console.checks.checkUsed();

        var row = trail.rows().getLast();
        assertThat(row.action()).isEqualTo("change-grants");
        assertThat(row.context().changes())
                .containsExactly(new Change(
                        "rights", "operator own, operator team:platform", "viewer own, viewer team:platform"));
    }

    private List<String> ends(Browser browser) {
        console.expiries.record();
        assertThat(trail.rows()).noneMatch(row -> row.action().equals("end-session"));
        clock.advance(Duration.ofSeconds(6));
        console.expiries.record();
        console.expiries.record();
        return trail.rows().stream()
                .filter(row -> row.action().equals("end-session"))
                .map(AuditEvent::ending)
                .map(ending -> Objects.requireNonNull(ending).code())
                .toList();
    }
}
