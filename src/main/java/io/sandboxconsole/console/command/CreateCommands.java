package io.sandboxconsole.console.command;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The command that creates a sandbox. Of environment variables and logins it holds the names and placeholders.
public final class CreateCommands {

    /// The resources for which the command line has an option.
    private static final Set<String> OPTIONS = Set.of("cpu", "memory", "disk", "gpu");

    private CreateCommands() {}

    /// Returns the command that creates such a sandbox.
    ///
    /// @param engineBody the body by which the engine's own API creates the same; absent where the gateway
    /// serves none
    public static TerminalCommand of(
            ConnectionId connection, @Nullable String team, SandboxSpec given, Optional<?> engineBody) {
        SandboxSpec spec = given.masked();
        return new TerminalCommand(
                isWhole(spec) ? words(connection, team, spec) : List.of(),
                HttpCall.api("POST", "sandboxes").sending(body(connection, team, spec)),
                engineBody
                        .map(body -> HttpCall.engine("POST", "sandboxes").sending(body))
                        .orElse(null));
    }

    /// Whether the command line has an option for all of it.
    private static boolean isWhole(SandboxSpec spec) {
        return OPTIONS.containsAll(spec.resources().keySet())
                && spec.network() == null
                && spec.volumes().isEmpty()
                && spec.platform() == null
                && spec.options().intervals() == null
                && !spec.options().openPorts()
                && !(spec.origin() instanceof Origin.Image(var _, RegistryLogin login) && login != null);
    }

    private static List<String> words(ConnectionId connection, @Nullable String team, SandboxSpec spec) {
        Words words = Words.of("create")
                .option("--connection", connection.value())
                .option("--team", team)
                .option("--name", spec.name());
        switch (spec.origin()) {
            case Origin.Image image -> words.option("--image", image.uri());
            case Origin.Snapshot snapshot -> words.option("--snapshot", snapshot.id());
        }
        words.option("--timeout", spec.timeout() == null ? null : spec.timeout().toString());
        new TreeMap<>(spec.resources()).forEach((name, amount) -> words.option("--" + name, amount));
        spec.env().keySet().stream().sorted().forEach(name -> words.option("--env", name));
        labels(spec).forEach((key, value) -> words.option("--label", key + "=" + value));
        words.option("--region", spec.options().region());
        return spec.entrypoint().isEmpty()
                ? words.list()
                : words.words(List.of("--")).words(spec.entrypoint()).list();
    }

    private static Map<String, String> labels(SandboxSpec spec) {
        Map<String, String> labels = new TreeMap<>(spec.metadata());
        labels.remove(Sandbox.NAME_KEY);
        return labels;
    }

    private static Map<String, Object> body(ConnectionId connection, @Nullable String team, SandboxSpec spec) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "connection", connection.value());
        put(body, "team", team);
        put(body, "name", spec.name());
        switch (spec.origin()) {
            case Origin.Image(String uri, RegistryLogin login) -> {
                put(body, "image", uri);
                put(
                        body,
                        "registry",
                        login == null ? null : Map.of("username", login.username(), "password", login.password()));
            }
            case Origin.Snapshot(String id) -> put(body, "snapshot", id);
        }
        put(body, "entrypoint", spec.entrypoint());
        put(body, "timeout", spec.timeout() == null ? null : spec.timeout().toString());
        put(body, "resources", spec.resources());
        put(body, "env", spec.env());
        put(body, "metadata", labels(spec));
        put(body, "platform", spec.platform());
        put(body, "network", spec.network() == null ? null : network(spec.network()));
        put(body, "volumes", spec.volumes().stream().map(CreateCommands::volume).toList());
        put(body, "region", spec.options().region());
        put(
                body,
                "intervals",
                spec.options().intervals() == null
                        ? null
                        : SandboxCommands.intervals(spec.options().intervals()));
        put(body, "openPorts", spec.options().openPorts() ? true : null);
        return body;
    }

    private static Map<String, Object> network(NetworkPolicy policy) {
        return Map.of(
                "allowByDefault",
                policy.allowByDefault(),
                "egress",
                policy.egress().stream()
                        .map(rule -> Map.of("allow", rule.allow(), "target", rule.target()))
                        .toList());
    }

    private static Map<String, Object> volume(Volume volume) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "name", volume.name());
        switch (volume.source()) {
            case Volume.HostPath host -> put(members, "hostPath", host.path());
            case Volume.Claim claim -> put(members, "claim", claim.name());
        }
        put(members, "mountPath", volume.mountPath());
        put(members, "readOnly", volume.readOnly() ? true : null);
        put(members, "subPath", volume.subPath());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        boolean empty = (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof String text && text.isEmpty());
        if (value != null && !empty) {
            members.put(name, value);
        }
    }
}
