package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Instant;
import java.util.List;

/// The outcome of a check of a connection, and its time.
public sealed interface ConnectionCheck {

    Instant at();

    /// What was found, worst first.
    List<Finding> findings();

    /// The engine responded.
    record Reported(EngineReport report, Instant at) implements ConnectionCheck {

        @Override
        public List<Finding> findings() {
            return report.findings();
        }
    }

    /// The engine could not be inspected.
    record Failed(ProviderException failure, Instant at) implements ConnectionCheck {

        @Override
        public List<Finding> findings() {
            return List.of(new Finding(failure.condition(), failure.explanation(), remedy(failure.condition())));
        }

        private static Message remedy(Condition condition) {
            return switch (condition) {
                case ENGINE_UNREACHABLE, ENGINE_TIMED_OUT -> Message.of("doctor.engine.unreachable.then");
                case ENGINE_KEY_REJECTED -> Message.of("connections.finding.rejected.then");
                case ENGINE_RATE_LIMITED -> Message.of("doctor.engine.rate-limited.then");
                case ENGINE_MISCONFIGURED -> Message.of("doctor.engine.misconfigured.then");
                default -> Message.of("doctor.engine.unexpected.then");
            };
        }
    }
}
