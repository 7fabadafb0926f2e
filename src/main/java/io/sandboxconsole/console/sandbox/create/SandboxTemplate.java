package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.CommandLine;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Template for a common kind of sandbox; every value can be changed.
enum SandboxTemplate {
    EMPTY("", CommandField.DEFAULT, Duration.ofHours(1), "", ""),
    CI_JOB("python:3.12", CommandField.DEFAULT, Duration.ofHours(1), "2", "4Gi"),
    NOTEBOOK("jupyter/base-notebook:latest", "start-notebook.sh --ip=0.0.0.0", Duration.ofHours(4), "1", "2Gi"),
    AGENT(
            "opensandbox/code-interpreter:latest",
            "/opt/opensandbox/code-interpreter.sh",
            Duration.ofMinutes(15),
            "1",
            "1Gi");

    private final String image;

    private final String command;

    private final Duration timeout;

    private final String cpu;

    private final String memory;

    SandboxTemplate(String image, String command, Duration timeout, String cpu, String memory) {
        this.image = image;
        this.command = command;
        this.timeout = timeout;
        this.cpu = cpu;
        this.memory = memory;
    }

    String label() {
        return switch (this) {
            case EMPTY -> text("dialog.start.empty");
            case CI_JOB -> text("dialog.start.ci");
            case NOTEBOOK -> text("dialog.start.notebook");
            case AGENT -> text("dialog.start.agent");
        };
    }

    /// @param longest the engine's maximum lifetime, if known; caps the template's
    SandboxSpec spec(@Nullable Duration longest) {
        return new SandboxSpec(
                new Origin.Image(image, null),
                CommandLine.of(command).words(),
                longest != null && timeout.compareTo(longest) > 0 ? longest : timeout,
                cpu.isEmpty() ? Map.of() : Map.of("cpu", cpu, "memory", memory),
                Map.of(),
                Map.of(),
                null,
                null);
    }
}
