package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.http.Row;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume.Claim;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume.HostPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Builds an OpenSandbox server's request bodies. Members without a value are omitted: an empty list is an error there.
final class OpenSandboxRequests {

    private OpenSandboxRequests() {}

    static OpenSandboxApi.CreateSandboxRequest creation(SandboxSpec spec) {
        return new OpenSandboxApi.CreateSandboxRequest(
                image(spec.origin()),
                spec.origin() instanceof Origin.Snapshot(String id) ? id : null,
                platform(spec.platform()),
                spec.timeout() == null ? null : spec.timeout().toSeconds(),
                spec.resources(),
                presentOrNull(spec.env()),
                presentOrNull(spec.metadata()),
                spec.entrypoint().isEmpty() ? null : spec.entrypoint(),
                network(spec.network()),
                spec.volumes().isEmpty()
                        ? null
                        : spec.volumes().stream()
                                .map(OpenSandboxRequests::volume)
                                .toList());
    }

    /// Returns the texts of `spec` to redact from every message.
    static Set<String> secrets(SandboxSpec spec) {
        Set<String> secrets = new HashSet<>(spec.env().values());
        if (spec.origin() instanceof Origin.Image(var _, RegistryLogin login) && login != null) {
            secrets.add(login.password());
        }
        return secrets;
    }

    /// Builds a merge patch: a text sets, null deletes.
    static Map<String, @Nullable String> patch(MetadataPatch patch) {
        Map<String, @Nullable String> merge = new TreeMap<>(patch.set());
        patch.remove().forEach(key -> merge.put(key, null));
        return merge;
    }

    /// Encodes the condition `key = value` as the query string that the server expects inside a query parameter.
    static String condition(String key, String value) {
        return encoded(key) + "=" + encoded(value);
    }

    /// Completes the answer to a create request with the members of the request that the server omits.
    static Row<OpenSandboxApi.Sandbox> completed(Row<OpenSandboxApi.Sandbox> row, SandboxSpec spec) {
        return row.value() == null ? row : Row.of(completed(row.value(), spec));
    }

    private static OpenSandboxApi.Sandbox completed(OpenSandboxApi.Sandbox answer, SandboxSpec spec) {
        OpenSandboxApi.CreateSandboxRequest request = creation(spec);
        return new OpenSandboxApi.Sandbox(
                answer.id(),
                answer.status(),
                answer.createdAt(),
                answer.expiresAt(),
                request.image() == null
                        ? null
                        : new OpenSandboxApi.Image(request.image().uri()),
                request.snapshotId(),
                answer.entrypoint() == null ? withNulls(request.entrypoint()) : answer.entrypoint(),
                answer.platform() == null ? request.platform() : answer.platform(),
                answer.metadata() == null ? withNulls(spec.metadata()) : answer.metadata());
    }

    private static OpenSandboxApi.@Nullable ImageSpec image(Origin origin) {
        return switch (origin) {
            case Origin.Image(String uri, RegistryLogin login) ->
                new OpenSandboxApi.ImageSpec(
                        uri, login == null ? null : new OpenSandboxApi.ImageAuth(login.username(), login.password()));
            case Origin.Snapshot _ -> null;
        };
    }

    private static OpenSandboxApi.@Nullable Platform platform(Sandbox.@Nullable Platform platform) {
        return platform == null ? null : new OpenSandboxApi.Platform(platform.os(), platform.arch());
    }

    private static OpenSandboxApi.@Nullable NetworkPolicy network(SandboxSpec.@Nullable NetworkPolicy network) {
        if (network == null) {
            return null;
        }
        List<OpenSandboxApi.NetworkRule> egress = network.egress().stream()
                .map(rule -> new OpenSandboxApi.NetworkRule(word(rule.allow()), rule.target()))
                .toList();
        return new OpenSandboxApi.NetworkPolicy(word(network.allowByDefault()), egress);
    }

    private static OpenSandboxApi.Volume volume(SandboxSpec.Volume volume) {
        var host = volume.source() instanceof HostPath(String path) ? new OpenSandboxApi.HostVolume(path) : null;
        var claim = volume.source() instanceof Claim(String name) ? new OpenSandboxApi.ClaimVolume(name) : null;
        return new OpenSandboxApi.Volume(
                volume.name(), volume.mountPath(), volume.readOnly() ? true : null, volume.subPath(), host, claim);
    }

    private static String word(boolean allow) {
        return allow ? "allow" : "deny";
    }

    private static Map<String, @Nullable String> withNulls(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    private static @Nullable List<@Nullable String> withNulls(@Nullable List<String> list) {
        return list == null ? null : new ArrayList<>(list);
    }

    private static @Nullable Map<String, String> presentOrNull(Map<String, String> map) {
        return map.isEmpty() ? null : map;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
