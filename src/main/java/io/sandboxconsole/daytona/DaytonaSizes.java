package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.EngineAttributes.Size;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Validates new sizes for a sandbox. Sizes that the server does not state are not compared.
final class DaytonaSizes {

    private static final Size UNSTATED = new Size(null, null, null, null);

    private DaytonaSizes() {}

    /// Returns the fault of the requested size, if any.
    static Optional<Message> problem(Sandbox sandbox, SandboxCommand.Resize requested) {
        Size now = sandbox.attributes().size() == null
                ? UNSTATED
                : sandbox.attributes().size();
        if (Stream.of(requested.cpu(), requested.memory(), requested.disk())
                .anyMatch(part -> part != null && part < 1)) {
            return Optional.of(Message.of("problem.daytona.resize-less-than-one"));
        }
        int cpu = compared(requested.cpu(), now.cpu());
        int memory = compared(requested.memory(), now.memory());
        int disk = compared(requested.disk(), now.disk());
        if (cpu == 0 && memory == 0 && disk == 0) {
            return Optional.of(Message.of("problem.daytona.resize-same"));
        }
        if (disk < 0) {
            return Optional.of(Message.of("problem.daytona.resize-disk"));
        }
        boolean running = DaytonaPhase.of(sandbox.state()) == DaytonaPhase.STARTED;
        return running && (cpu < 0 || memory < 0 || disk > 0)
                ? Optional.of(Message.of("problem.daytona.resize-running"))
                : Optional.empty();
    }

    private static int compared(@Nullable Integer requested, @Nullable BigDecimal now) {
        if (requested == null) {
            return 0;
        }
        return now == null ? 1 : BigDecimal.valueOf(requested).compareTo(now);
    }
}
