package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Changes settings of sandboxes; what is not named stays.
@Command
abstract class SettingsCommand extends SandboxAct {

    private SettingsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    final void act(ConsoleClient client, SandboxNames.Sandbox sandbox) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.putAll(settings());
        settings.values().removeIf(value -> value == null);
        if (settings.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Name at least one setting.");
        }
        send(client, sandbox, new Document(settings));
        tell("%s is changed.", sandbox.name());
    }

    abstract Map<String, @Nullable Object> settings();

    abstract void send(ConsoleClient client, SandboxNames.Sandbox sandbox, Document settings);

    @Command(
            name = "resize",
            header = "Change what sandboxes may use.",
            description = "Changes processors, memory and disk; what is not named stays.")
    static final class Resize extends SettingsCommand {

        @Option(names = "--cpu", paramLabel = "N", description = "Processors.")
        private @Nullable Integer cpu;

        @Option(names = "--memory", paramLabel = "GIB", description = "Memory in GiB.")
        private @Nullable Integer memory;

        @Option(names = "--disk", paramLabel = "GIB", description = "Disk in GiB.")
        private @Nullable Integer disk;

        Resize(Invocation invocation) {
            super(invocation);
        }

        @Override
        Map<String, @Nullable Object> settings() {
            Map<String, @Nullable Object> size = new LinkedHashMap<>();
            size.put("cpu", cpu);
            size.put("memory", memory);
            size.put("disk", disk);
            return size;
        }

        @Override
        void send(ConsoleClient client, SandboxNames.Sandbox sandbox, Document settings) {
            client.post(sandbox.query("resize"), settings);
        }
    }

    @Command(
            name = "ports",
            header = "Open or close the ports of sandboxes.",
            description = "Opens the ports to the public, or closes them again.")
    static final class Ports extends SettingsCommand {

        @Option(names = "--open", required = true, arity = "1", paramLabel = "BOOLEAN", description = "true or false.")
        private @Nullable Boolean open;

        Ports(Invocation invocation) {
            super(invocation);
        }

        @Override
        Map<String, @Nullable Object> settings() {
            Map<String, @Nullable Object> ports = new LinkedHashMap<>();
            ports.put("open", open);
            return ports;
        }

        @Override
        void send(ConsoleClient client, SandboxNames.Sandbox sandbox, Document settings) {
            client.send("PUT", sandbox.query("open-ports"), settings);
        }
    }

    @Command(
            name = "intervals",
            header = "Set after which time the engine acts by itself.",
            description = "Sets after which idle or stopped time the engine stops, archives or deletes sandboxes.")
    static final class Intervals extends SettingsCommand {

        private static final Set<String> WORDS = Set.of("never", "at-once", "latest");

        @Option(names = "--stop", paramLabel = "TIME", description = "Stop after this idle time: 30m, never.")
        private @Nullable String stop;

        @Option(names = "--pause", paramLabel = "TIME", description = "Pause after this idle time.")
        private @Nullable String pause;

        @Option(names = "--archive", paramLabel = "TIME", description = "Archive this long after the stop, or latest.")
        private @Nullable String archive;

        @Option(names = "--delete", paramLabel = "TIME", description = "Delete this long after the stop, or at-once.")
        private @Nullable String delete;

        Intervals(Invocation invocation) {
            super(invocation);
        }

        @Override
        Map<String, @Nullable Object> settings() {
            Map<String, @Nullable Object> intervals = new LinkedHashMap<>();
            intervals.put("stop", interval(stop, "--stop"));
            intervals.put("pause", interval(pause, "--pause"));
            intervals.put("archive", interval(archive, "--archive"));
            intervals.put("delete", interval(delete, "--delete"));
            return intervals;
        }

        private static @Nullable Object interval(@Nullable String text, String option) {
            return text == null || WORDS.contains(text)
                    ? text
                    : Times.duration(text, option).toString();
        }

        @Override
        void send(ConsoleClient client, SandboxNames.Sandbox sandbox, Document settings) {
            client.send("PATCH", sandbox.query("intervals"), settings);
        }
    }
}
