package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Creates a sandbox. A repetition after a lost answer creates no second one.
@Command(
        name = "create",
        header = "Create a sandbox.",
        description = "Creates a sandbox from an image or a snapshot. What stands behind -- is its command.")
final class CreateCommand extends ConsoleCommand {

    private static final int LONGEST_PATIENCE = 3;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--connection", paramLabel = "ID", description = "Where; needed if there are several connections.")
    private @Nullable String connection;

    @Option(names = "--team", paramLabel = "TEAM", description = "For this team; needed if you are in several.")
    private @Nullable String team;

    @Option(names = "--name", paramLabel = "NAME", description = "Its display name.")
    private @Nullable String name;

    @Option(names = "--image", paramLabel = "REFERENCE", description = "The container image.")
    private @Nullable String image;

    @Option(names = "--snapshot", paramLabel = "ID", description = "The snapshot, instead of an image.")
    private @Nullable String snapshot;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long it lives, such as 2h; without it, for ever.")
    private @Nullable String timeout;

    @Option(names = "--cpu", paramLabel = "N", description = "Processors, such as 2 or 500m.")
    private @Nullable String cpu;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory, such as 4Gi.")
    private @Nullable String memory;

    @Option(names = "--disk", paramLabel = "SIZE", description = "Disk, where the engine knows it.")
    private @Nullable String disk;

    @Option(names = "--gpu", paramLabel = "N", description = "GPUs, where the engine knows them.")
    private @Nullable String gpu;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME[=VALUE]",
            description =
                    "An environment variable; without a value, that of this shell, which keeps it out of the arguments.")
    private List<String> env = List.of();

    @Option(names = "--env-file", paramLabel = "FILE", description = "A file with NAME=VALUE lines.")
    private @Nullable Path envFile;

    @Option(
            names = {"-l", "--label"},
            paramLabel = "KEY=VALUE",
            description = "An entry of metadata.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--region", paramLabel = "REGION", description = "Where it runs, if the engine has several.")
    private @Nullable String region;

    @Parameters(paramLabel = "COMMAND", description = "Its command; an image needs one.")
    private List<String> entrypoint = List.of();

    CreateCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document created = create(client, body());
        Document sandbox = created.document("sandbox").members().isEmpty() ? created : created.document("sandbox");
        if (output.format().isForPeople()) {
            tell("%s is created: %s", SandboxColumns.name(sandbox), SandboxColumns.reference(sandbox));
        } else {
            output.print(sandbox, new io.sandboxconsole.cli.output.Facts(), SandboxColumns.LIVE, invocation());
        }
        return ExitCode.OK;
    }

    private static Document create(ConsoleClient client, Document body) {
        String idempotencyKey = UUID.randomUUID().toString();
        for (int i = 1; ; i++) {
            try {
                return client.create(Query.of("sandboxes"), body, idempotencyKey);
            } catch (CommandFailure failure) {
                boolean lost = failure.exitCode() == ExitCode.UNREACHABLE
                        && String.valueOf(failure.getMessage()).contains("broke off");
                if (!lost || i == LONGEST_PATIENCE) {
                    throw failure;
                }
            }
        }
    }

    private Document body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        put(body, "connection", connection);
        put(body, "team", team);
        put(body, "name", name);
        put(body, "image", image);
        put(body, "snapshot", snapshot);
        put(body, "entrypoint", entrypoint.isEmpty() ? null : entrypoint);
        put(
                body,
                "timeout",
                timeout == null ? null : Times.duration(timeout, "--timeout").toString());
        Map<String, @Nullable Object> resources = new LinkedHashMap<>();
        put(resources, "cpu", cpu);
        put(resources, "memory", memory);
        put(resources, "disk", disk);
        put(resources, "gpu", gpu);
        put(body, "resources", resources.isEmpty() ? null : resources);
        Map<String, @Nullable Object> variables = variables();
        put(body, "env", variables.isEmpty() ? null : variables);
        put(body, "metadata", labels.isEmpty() ? null : labels);
        put(body, "region", region);
        return new Document(body);
    }

    private static void put(Map<String, @Nullable Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (envFile != null) {
            try {
                Files.readAllLines(envFile).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> addVariable(line, variables));
            } catch (IOException missing) {
                throw new CommandFailure(ExitCode.USAGE, "There is no readable file %s.".formatted(envFile));
            }
        }
        env.forEach(one -> addVariable(one, variables));
        return variables;
    }

    private void addVariable(String text, Map<String, @Nullable Object> variables) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            variables.put(text.substring(0, equals), text.substring(equals + 1));
        } else if (invocation().variables().containsKey(text)) {
            variables.put(text, invocation().variable(text));
        } else {
            throw new CommandFailure(
                    ExitCode.USAGE, "The variable %s has no value here.".formatted(equals == 0 ? "" : text));
        }
    }
}
