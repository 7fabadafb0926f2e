package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import java.util.List;
import java.util.Map;

/// Builds the exceptions for requests rejected before a call to the engine.
record DaytonaPreconditions(ConnectionId connection) {

    /// Throws an [Invalid] with `problems`, by field, if there are any.
    void require(Map<String, Message> problems) {
        if (!problems.isEmpty()) {
            throw invalid(
                    problems.entrySet().stream()
                            .map(problem -> new FieldError(problem.getKey(), problem.getValue()))
                            .toList(),
                    Answer.NONE);
        }
    }

    Invalid invalid(List<FieldError> fields, Answer answer) {
        FieldError first = fields.getFirst();
        return new Invalid(connection, Message.of("problem.field", first.field(), first.message()), fields, answer);
    }

    Conflict conflict(Message problem) {
        return new Conflict(connection, problem, Answer.NONE);
    }

    /// Returns the exception for an obstacle to an action on `sandbox`.
    ProviderException obstructed(Sandbox sandbox, Obstacle obstacle) {
        return conflict(
                switch (obstacle) {
                    case Obstacle.Locked(Message reason) -> reason;
                    case Obstacle.Refused(Message reason) -> reason;
                    case Obstacle.WrongState _ -> state(sandbox.status());
                    case Obstacle.NeverExpires() -> Message.of("problem.daytona.renew");
                    case Obstacle.MissingPermission _ -> Message.of("problem.reason.state");
                });
    }

    private static Message state(SandboxStatus status) {
        String word = status.state().word();
        return status.lastTransitionAt() == null
                ? Message.of("problem.daytona.state", word)
                : Message.of(
                        "problem.daytona.state-since",
                        word,
                        status.lastTransitionAt().toString());
    }
}
