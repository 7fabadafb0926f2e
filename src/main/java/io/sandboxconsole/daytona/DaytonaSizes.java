package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.EngineAttributes.Size;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What sizes a sandbox can be given. A size that the server does not tell is not compared.
final class DaytonaSizes {

    private static final Size UNTOLD = new Size(null, null, null, null);

    private DaytonaSizes() {}

    /// What is wrong with the size `wanted` for `sandbox`, if anything.
    static Optional<Message> problem(Sandbox sandbox, SandboxCommand.Resize wanted) {
        Size now = sandbox.attributes().size() == null
                ? UNTOLD
                : sandbox.attributes().size();
        if (Stream.of(wanted.cpu(), wanted.memory(), wanted.disk()).anyMatch(part -> part != null && part < 1)) {
            return Optional.of(Message.of("problem.daytona.resize-less-than-one"));
        }
        int cpu = compared(wanted.cpu(), now.cpu());
        int memory = compared(wanted.memory(), now.memory());
        int disk = compared(wanted.disk(), now.disk());
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

    private static int compared(@Nullable Integer wanted, @Nullable BigDecimal now) {
        if (wanted == null) {
            return 0;
        }
        return now == null ? 1 : BigDecimal.valueOf(wanted).compareTo(now);
    }
}
