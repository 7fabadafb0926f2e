package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reports that an engine failed to carry out a call. Adapters turn every failure into exactly one of these; no
/// component ever holds a secret or an engine's raw body.
public abstract sealed class ProviderException extends RuntimeException implements RecordedFailure {

    private final transient Message explanation;

    private final Answer answer;

    private ProviderException(Message explanation, Answer answer, @Nullable Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
        this.answer = answer;
    }

    /// The engine's response, as far as it may be shown: HTTP status (0 without a response), its own error code and
    /// message, and the id of the request.
    public record Answer(
            int status,
            @Nullable String code,
            @Nullable String message,
            @Nullable String requestId) {

        /// The engine did not respond.
        public static final Answer NONE = new Answer(0, null, null, null);
    }

    /// A rejected part of the request: its location, such as `timeout` or `metadata.owner`, and the problem, in our
    /// words or the engine's own.
    public record FieldError(String field, Message message) {}

    public final Answer answer() {
        return answer;
    }

    /// The condition that this failure is a sign of.
    public final Condition condition() {
        return switch (this) {
            case Unavailable _ -> Condition.ENGINE_UNREACHABLE;
            case TimedOut _ -> Condition.ENGINE_TIMED_OUT;
            case CredentialsRejected _ -> Condition.ENGINE_KEY_REJECTED;
            case RateLimited _, LimitReached _ -> Condition.ENGINE_RATE_LIMITED;
            case Misconfigured _ -> Condition.ENGINE_MISCONFIGURED;
            case NotFound _, Conflict _, Invalid _, Unsupported _ -> Condition.ENGINE_ANSWER_UNEXPECTED;
        };
    }

    /// Our own code for this kind of failure.
    protected abstract String word();

    @Override
    public final String code() {
        return answer.code() == null ? word() : answer.code();
    }

    @Override
    public final Message explanation() {
        return explanation;
    }

    @Override
    public final @Nullable String engineRequestId() {
        return answer.requestId();
    }

    /// The engine is unreachable, or responds with a server error. Worth a retry.
    public static final class Unavailable extends ProviderException {

        private final boolean unclear;

        public Unavailable(ConnectionId connection, Message problem, Answer answer, @Nullable Throwable cause) {
            this(connection, problem, answer, cause, false);
        }

        /// @param unclear whether the engine may have carried out the call before the response was lost
        public Unavailable(
                ConnectionId connection, Message problem, Answer answer, @Nullable Throwable cause, boolean unclear) {
            super(explained(connection, problem, unclear), answer, cause);
            this.unclear = unclear;
        }

        private static Message explained(ConnectionId connection, Message problem, boolean unclear) {
            return unclear
                    ? Message.of("problem.unavailable.unclear", connection.value(), problem)
                    : Message.of("problem.unavailable", connection.value(), problem);
        }

        @Override
        protected String word() {
            return "unavailable";
        }

        @Override
        public boolean unclear() {
            return unclear;
        }
    }

    /// The engine did not respond in time; it may have carried out a change.
    public static final class TimedOut extends ProviderException {

        private final boolean unclear;

        /// The time-out of a change.
        public TimedOut(ConnectionId connection, Duration waited, @Nullable Throwable cause) {
            this(connection, waited, cause, true);
        }

        /// @param unclear whether the call would have changed the engine's state
        public TimedOut(ConnectionId connection, Duration waited, @Nullable Throwable cause, boolean unclear) {
            super(explained(connection, waited, unclear), Answer.NONE, cause);
            this.unclear = unclear;
        }

        private static Message explained(ConnectionId connection, Duration waited, boolean unclear) {
            return unclear
                    ? Message.of("problem.timed-out.unclear", connection.value(), waited.toSeconds())
                    : Message.of("problem.timed-out", connection.value(), waited.toSeconds());
        }

        @Override
        protected String word() {
            return "timed-out";
        }

        @Override
        public boolean unclear() {
            return unclear;
        }
    }

    /// The engine rejects the configured credentials. Only an administrator can help.
    public static final class CredentialsRejected extends ProviderException {

        public CredentialsRejected(ConnectionId connection, Answer answer) {
            this(connection, Message.of("problem.credentials-rejected", connection.value()), answer);
        }

        /// @param explanation the fault of the credentials; a full sentence
        public CredentialsRejected(ConnectionId connection, Message explanation, Answer answer) {
            super(explanation, answer, null);
        }

        @Override
        protected String word() {
            return "credentials-rejected";
        }
    }

    /// The engine does not know the subject of the call.
    public static final class NotFound extends ProviderException {

        public NotFound(ConnectionId connection, Message subject, Answer answer) {
            super(Message.of("problem.not-known", connection.value(), subject), answer, null);
        }

        @Override
        protected String word() {
            return "not-found";
        }
    }

    /// The sandbox's state does not allow the action.
    public static final class Conflict extends ProviderException {

        private final transient @Nullable SandboxId left;

        public Conflict(ConnectionId connection, Message problem, Answer answer) {
            super(Message.of("problem.conflict", connection.value(), problem), answer, null);
            this.left = null;
        }

        /// @param left the sandbox that exists all the same, though not as requested
        public Conflict(SandboxId left, Message problem, Answer answer) {
            super(Message.of("problem.conflict", left.connection().value(), problem), answer, null);
            this.left = left;
        }

        /// The sandbox that a failed creation left behind.
        public Optional<SandboxId> left() {
            return Optional.ofNullable(left);
        }

        @Override
        protected String word() {
            return "conflict";
        }
    }

    /// The engine, or a check before the call, rejected the request as invalid.
    public static final class Invalid extends ProviderException {

        private final transient List<FieldError> fields;

        public Invalid(ConnectionId connection, Message problem, List<FieldError> fields, Answer answer) {
            super(Message.of("problem.invalid", connection.value(), problem), answer, null);
            this.fields = List.copyOf(fields);
        }

        /// The rejected parts; empty when the engine names none.
        public List<FieldError> fields() {
            return fields;
        }

        @Override
        protected String word() {
            return "invalid";
        }
    }

    /// The engine limits our rate of calls.
    public static final class RateLimited extends ProviderException {

        private final @Nullable Duration retryAfter;

        public RateLimited(ConnectionId connection, @Nullable Duration retryAfter, Answer answer) {
            super(explained(connection, retryAfter), answer, null);
            this.retryAfter = retryAfter;
        }

        /// The wait that the engine asks for, where it states one.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        private static Message explained(ConnectionId connection, @Nullable Duration retryAfter) {
            return retryAfter == null
                    ? Message.of("problem.rate-limited", connection.value())
                    : Message.of("problem.rate-limited.until", connection.value(), retryAfter.toSeconds());
        }

        @Override
        protected String word() {
            return "rate-limited";
        }
    }

    /// A limit of the engine is used up, such as its namespace's quota or a pool, while other calls go on as before.
    public static final class LimitReached extends ProviderException {

        private final @Nullable Duration retryAfter;

        /// @param problem the limit that is used up
        public LimitReached(ConnectionId connection, Message problem, @Nullable Duration retryAfter, Answer answer) {
            super(explained(connection, problem, retryAfter), answer, null);
            this.retryAfter = retryAfter;
        }

        /// The wait that the engine asks for, where it states one.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        private static Message explained(ConnectionId connection, Message problem, @Nullable Duration retryAfter) {
            return retryAfter == null
                    ? Message.of("problem.limit-reached", connection.value(), problem)
                    : Message.of("problem.limit-reached.until", connection.value(), problem, retryAfter.toSeconds());
        }

        @Override
        protected String word() {
            return "limit-reached";
        }
    }

    /// This engine, or its setup, does not support the operation at all.
    public static final class Unsupported extends ProviderException {

        public Unsupported(ConnectionId connection, Message subject, Answer answer) {
            super(Message.of("problem.unsupported", connection.value(), subject), answer, null);
        }

        @Override
        protected String word() {
            return "unsupported";
        }
    }

    /// The connection's settings cannot work, for instance because the address is not an engine's.
    public static final class Misconfigured extends ProviderException {

        public Misconfigured(ConnectionId connection, Message problem, Answer answer, @Nullable Throwable cause) {
            super(Message.of("problem.misconfigured", connection.value(), problem), answer, cause);
        }

        @Override
        protected String word() {
            return "misconfigured";
        }
    }
}
