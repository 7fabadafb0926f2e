package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SignInRecorderTests {

    private final TestTrail trail = TestTrail.create();

    private final SignInRecorder signInRecorder =
            SignIns.recorder(trail, SignIns.reading(List.of("roles"), List.of("teams")), Clock.systemUTC());

    @Test
    void a_sign_in_and_a_sign_out_are_one_row_each() {
        signInRecorder.signedIn(new InteractiveAuthenticationSuccessEvent(ada(), getClass()));
        signInRecorder.signedOut(new LogoutSuccessEvent(ada()));

        assertThat(trail.story()).containsExactly("EVENT sign-in SUCCEEDED", "EVENT sign-out SUCCEEDED");
        assertThat(trail.rows())
                .extracting(AuditEvent::who)
                .containsOnly(new Who("s-1", "Ada", "person", "console", "10.0.0.9"));
    }

    @Test
    void a_refusal_keeps_the_code_and_nothing_the_browser_sent() {
        var error = new OAuth2Error("invalid_token", "canary-description", "https://canary.example");

        signInRecorder.refused(new OAuth2AuthenticationException(error, "canary-message"), "10.0.0.9");

        assertThat(trail.rows()).singleElement().satisfies(row -> {
            assertThat(row.who()).isEqualTo(new Who("unknown", "unknown", "person", "console", "10.0.0.9"));
            assertThat(row.ending()).isEqualTo(new Ending(Result.DENIED, "invalid_token", "", null));
        });
        assertThat(trail.rows().toString()).doesNotContain("canary");
    }

    @Test
    void another_failure_is_recorded_by_its_type() {
        signInRecorder.refused(new BadCredentialsException("canary"), null);

        assertThat(trail.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.ending())
                        .isEqualTo(new Ending(Result.DENIED, "BadCredentialsException", "", null)));
    }

    @Test
    void whoever_is_no_person_of_the_provider_leaves_no_row() {
        var anonymous = new AnonymousAuthenticationToken(
                "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

        signInRecorder.signedIn(new InteractiveAuthenticationSuccessEvent(anonymous, getClass()));

        assertThat(trail.rows()).isEmpty();
    }

    private static Authentication ada() {
        var user = new DefaultOAuth2User(List.of(), Map.of("sub", "s-1", "name", "Ada", "secret", "canary"), "sub");
        var authentication = new TestingAuthenticationToken(user, "canary-credentials");
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.9");
        authentication.setDetails(new WebAuthenticationDetails(request));
        return authentication;
    }
}
