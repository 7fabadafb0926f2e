package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.SignIns;
import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

@ExtendWith(OutputCaptureExtension.class)
class SignInFailureHandlerTests {

    @ParameterizedTest
    @CsvSource({
        "invalid_token_response, console.oidc.client-secret",
        "invalid_client, console.oidc.client-secret",
        "invalid_request, /login/oauth2/code/console",
        "authorization_request_not_found, server.tomcat.remoteip.internal-proxies",
        "invalid_scope, console.oidc.scopes",
        "something_else, console.oidc.issuer"
    })
    void the_log_names_the_setting_and_nothing_that_was_sent(String code, String setting, CapturedOutput log)
            throws Exception {
        var handler = new SignInFailureHandler(SignIns.recorder(
                TestTrail.create(), SignIns.reading(List.of("roles"), List.of("teams")), Clock.systemUTC()));
        var answer = new MockHttpServletResponse();
        var error = new OAuth2Error(code, "canary-description", "https://canary.example");

        handler.onAuthenticationFailure(
                new MockHttpServletRequest(), answer, new OAuth2AuthenticationException(error, "canary-message"));

        assertThat(log).contains("A sign-in failed (" + code + ")", setting).doesNotContain("canary");
        assertThat(answer.getRedirectedUrl()).isEqualTo("/login?error");
    }

    @Test
    void a_code_of_any_length_stays_one_short_line(CapturedOutput log) throws Exception {
        var handler = new SignInFailureHandler(SignIns.recorder(
                TestTrail.create(), SignIns.reading(List.of("roles"), List.of("teams")), Clock.systemUTC()));
        var error = new OAuth2Error("a\n" + "b".repeat(100_000) + "canary" + "b".repeat(100));

        handler.onAuthenticationFailure(
                new MockHttpServletRequest(), new MockHttpServletResponse(), new OAuth2AuthenticationException(error));

        assertThat(log.getAll().lines().filter(line -> line.contains("A sign-in failed")))
                .hasSize(1)
                .allMatch(line -> line.length() < 1000 && !line.contains("canary"));
    }
}
