package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.EngineAttributes.Size;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates new sizes for a sandbox. Sizes that the server does not state are not compared.
final class DaytonaSizes {

    private static final Size UNSTATED = new Size(null, null, null, null);

    private DaytonaSizes() {}

    /// Returns the first fault of the requested size, if any.
    static Optional<Message> problem(Sandbox sandbox, SandboxCommand.Resize requested) {
        return problems(sandbox, requested).values().stream().findFirst();
    }

    /// Returns the faults of the requested size by field, such as `resources.disk`.
    static Map<String, Message> problems(Sandbox sandbox, SandboxCommand.Resize requested) {
        Size now = sandbox.attributes().size() == null
                ? UNSTATED
                : sandbox.attributes().size();
        boolean running = DaytonaPhase.of(sandbox.state()) == DaytonaPhase.STARTED;
        Map<String, Message> problems = new LinkedHashMap<>();
        power(requested.cpu(), now.cpu(), running).ifPresent(problem -> problems.put("resources.cpu", problem));
        power(requested.memory(), now.memory(), running)
                .ifPresent(problem -> problems.put("resources.memory", problem));
        disk(requested.disk(), now.disk(), running).ifPresent(problem -> problems.put("resources.disk", problem));
        boolean same = compared(requested.cpu(), now.cpu()) == 0
                && compared(requested.memory(), now.memory()) == 0
                && compared(requested.disk(), now.disk()) == 0;
        return same && problems.isEmpty()
                ? Map.of("resources.cpu", Message.of("problem.daytona.resize-same"))
                : problems;
    }

    /// Processors and memory shrink only in a sandbox that is stopped.
    private static Optional<Message> power(@Nullable Integer requested, @Nullable BigDecimal now, boolean running) {
        if (requested != null && requested < 1) {
            return Optional.of(Message.of("problem.daytona.resize-less-than-one"));
        }
        return running && compared(requested, now) < 0
                ? Optional.of(Message.of("problem.daytona.resize-running"))
                : Optional.empty();
    }

    /// A disk grows only in a sandbox that is stopped, and never shrinks.
    private static Optional<Message> disk(@Nullable Integer requested, @Nullable BigDecimal now, boolean running) {
        if (requested != null && requested < 1) {
            return Optional.of(Message.of("problem.daytona.resize-less-than-one"));
        }
        if (compared(requested, now) < 0) {
            return Optional.of(Message.of("problem.daytona.resize-disk"));
        }
        return running && compared(requested, now) > 0
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
