package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineErrorsTests {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private static final Message PROBLEM = Message.quoted("so it is");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new ProviderException.Conflict(PROD, PROBLEM, said(409, "DOCKER::SANDBOX_NOT_RUNNING")),
                        409,
                        "DOCKER::SANDBOX_NOT_RUNNING"),
                Arguments.of(new ProviderException.Conflict(PROD, PROBLEM, Answer.NONE), 409, "CONFLICT"),
                Arguments.of(
                        new ProviderException.Invalid(PROD, PROBLEM, List.of(), Answer.NONE), 400, "INVALID_REQUEST"),
                Arguments.of(
                        new ProviderException.NotFound(PROD, PROBLEM, said(404, "SNAPSHOT::NOT_FOUND")),
                        404,
                        "SNAPSHOT::NOT_FOUND"),
                Arguments.of(new ProviderException.Unsupported(PROD, PROBLEM, Answer.NONE), 501, "NOT_SUPPORTED"),
                Arguments.of(
                        new ProviderException.RateLimited(PROD, Duration.ofSeconds(7), Answer.NONE),
                        429,
                        "QUOTA_EXCEEDED"),
                Arguments.of(
                        new ProviderException.LimitReached(
                                PROD, PROBLEM, null, said(403, "KUBERNETES::QUOTA_EXCEEDED")),
                        403,
                        "KUBERNETES::QUOTA_EXCEEDED"),
                Arguments.of(
                        new ProviderException.Unavailable(PROD, PROBLEM, Answer.NONE, null), 503, "ENGINE_UNREACHABLE"),
                Arguments.of(
                        new ProviderException.Unavailable(PROD, PROBLEM, Answer.NONE, null, true),
                        502,
                        "ENGINE_ANSWER_LOST"),
                Arguments.of(
                        new ProviderException.Unavailable(PROD, PROBLEM, new Answer(200, null, null, null), null),
                        502,
                        "ENGINE_ANSWER_UNREADABLE"),
                Arguments.of(
                        new ProviderException.TimedOut(PROD, Duration.ofSeconds(30), null, false),
                        504,
                        "ENGINE_TIMED_OUT"),
                Arguments.of(
                        new ProviderException.Unavailable(PROD, PROBLEM, said(500, "GENERAL::UNKNOWN_ERROR"), null),
                        500,
                        "GENERAL::UNKNOWN_ERROR"),
                Arguments.of(
                        new ProviderException.TimedOut(PROD, Duration.ofSeconds(30), null), 504, "ENGINE_TIMED_OUT"),
                // Not 401: the caller's own credential was right.
                Arguments.of(
                        new ProviderException.CredentialsRejected(PROD, said(401, "INVALID_API_KEY")),
                        503,
                        "ENGINE_REJECTS_CONSOLE"),
                Arguments.of(
                        new ProviderException.Misconfigured(PROD, PROBLEM, Answer.NONE, null),
                        503,
                        "ENGINE_MISCONFIGURED"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void an_engines_failure_reads_as_the_engine_said_it_or_in_its_shape(
            ProviderException failure, int status, String code) {
        var refusal = EngineErrors.refusal(failure);

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @Test
    void a_full_pool_passes_its_wait_on_in_its_own_words() {
        var refusal = EngineErrors.refusal(new ProviderException.LimitReached(
                PROD, PROBLEM, Duration.ofSeconds(20), said(429, "KUBERNETES::POOL_EXHAUSTED")));

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).containsEntry("Retry-After", "20");
        assertThat(refusal).hasMessage("The engine says so.");
    }

    @Test
    void only_a_change_may_have_been_done() {
        var change = EngineErrors.refusal(new ProviderException.TimedOut(PROD, Duration.ofSeconds(30), null));
        var read = EngineErrors.refusal(new ProviderException.TimedOut(PROD, Duration.ofSeconds(30), null, false));

        assertThat(change).hasMessageContaining("may have been done");
        assertThat(read).hasMessageContaining("Try again later").hasMessageNotContaining("may have been done");
    }

    private static Answer said(int status, String code) {
        return new Answer(status, code, "The engine says so.", "r-1");
    }
}
