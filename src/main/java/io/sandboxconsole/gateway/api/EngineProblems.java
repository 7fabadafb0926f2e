package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.Problem.FieldProblem;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.LimitReached;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import org.jspecify.annotations.Nullable;

/// Turns the failure of an engine into a problem.
final class EngineProblems {

    private static final int SUCCESS = 200;

    private static final int REDIRECTION = 300;

    private EngineProblems() {}

    static ApiProblem of(ProviderException failure) {
        var problem = new ApiProblem(type(failure), failure.explanation().toString())
                .engineCode(failure.answer().code())
                .unclear(failure.unclear());
        return switch (failure) {
            case RateLimited busy -> problem.retryAfter(busy.retryAfter());
            case LimitReached full -> problem.retryAfter(full.retryAfter());
            case Invalid invalid ->
                problem.problems(invalid.fields().stream()
                        .map(field ->
                                new FieldProblem(field.field(), field.message().toString()))
                        .toList());
            case Conflict _,
                    NotFound _,
                    Unsupported _,
                    Unavailable _,
                    TimedOut _,
                    CredentialsRejected _,
                    Misconfigured _ -> problem;
        };
    }

    private static ProblemType type(ProviderException failure) {
        return switch (failure) {
            case Conflict _ -> ProblemType.CONFLICT;
            case Invalid _ -> ProblemType.INVALID_SANDBOX;
            case NotFound _ -> ProblemType.NOT_FOUND;
            case Unsupported _ -> ProblemType.NOT_SUPPORTED;
            case RateLimited _, LimitReached _ -> ProblemType.ENGINE_LIMIT_REACHED;
            case Unavailable down when down.unclear() -> ProblemType.ENGINE_ANSWER_LOST;
            case Unavailable down when answered(down.answer()) -> ProblemType.ENGINE_ANSWER_UNREADABLE;
            case Unavailable _ -> ProblemType.ENGINE_UNREACHABLE;
            case TimedOut _ -> ProblemType.ENGINE_TIMED_OUT;
            case CredentialsRejected _ -> ProblemType.ENGINE_REJECTS_CONSOLE;
            case Misconfigured _ -> ProblemType.ENGINE_MISCONFIGURED;
        };
    }

    private static boolean answered(@Nullable Answer answer) {
        return answer != null && answer.status() >= SUCCESS && answer.status() < REDIRECTION;
    }
}
