package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.SandboxInfo.SandboxPlatform;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.CreateSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.NetworkRules;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.RegistryCredentials;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.VolumeMount;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Platform;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the specification of a new sandbox from its request. Whether it is possible is decided elsewhere, as for
/// the screens.
final class SpecMapper {

    private SpecMapper() {}

    static SandboxSpec read(CreateSandbox body) {
        Map<String, String> metadata = new HashMap<>(orEmpty(body.metadata()));
        if (body.name() != null
                && !body.name().isBlank()
                && metadata.put(Sandbox.NAME_KEY, body.name().strip()) != null) {
            throw invalid("name", "The name stands twice: as “name” and in “metadata”.");
        }
        return new SandboxSpec(
                origin(body),
                Objects.requireNonNullElse(body.entrypoint(), List.of()),
                body.timeout(),
                orEmpty(body.resources()),
                orEmpty(body.env()),
                metadata,
                platform(body.platform()),
                network(body.network()),
                Objects.requireNonNullElse(body.volumes(), List.<VolumeMount>of()).stream()
                        .map(SpecMapper::volume)
                        .toList(),
                new Options(
                        body.region(),
                        body.intervals() == null ? null : IntervalMapper.read(body.intervals(), Intervals.NONE),
                        Boolean.TRUE.equals(body.openPorts())));
    }

    private static Origin origin(CreateSandbox body) {
        if ((body.image() == null) == (body.snapshot() == null)) {
            throw invalid("image", "Name either an “image” or a “snapshot”.");
        }
        if (body.snapshot() != null) {
            return new Origin.Snapshot(body.snapshot());
        }
        return new Origin.Image(Objects.requireNonNull(body.image()), login(body.registry()));
    }

    private static @Nullable RegistryLogin login(@Nullable RegistryCredentials login) {
        return login == null ? null : new RegistryLogin(login.username(), login.password());
    }

    private static @Nullable Platform platform(@Nullable SandboxPlatform platform) {
        return platform == null ? null : new Platform(platform.os(), platform.arch());
    }

    private static @Nullable NetworkPolicy network(@Nullable NetworkRules rules) {
        return rules == null
                ? null
                : new NetworkPolicy(
                        rules.allowByDefault(),
                        rules.egress() == null
                                ? List.of()
                                : rules.egress().stream()
                                        .map(rule -> new NetworkPolicy.Rule(rule.allow(), rule.target()))
                                        .toList());
    }

    private static Volume volume(VolumeMount mount) {
        if ((mount.claim() == null) == (mount.hostPath() == null)) {
            throw invalid("volumes", "Each volume has either a “claim” or a “hostPath”.");
        }
        return new Volume(
                mount.name(),
                mount.claim() != null
                        ? new Volume.Claim(mount.claim())
                        : new Volume.HostPath(Objects.requireNonNull(mount.hostPath())),
                mount.mountPath(),
                Boolean.TRUE.equals(mount.readOnly()),
                mount.subPath());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        if (map == null) {
            return Map.of();
        }
        if (map.containsValue(null)) {
            throw invalid("metadata", "A value is null.");
        }
        return map;
    }

    private static ApiProblem invalid(String field, String detail) {
        return new ApiProblem(ProblemType.INVALID_SANDBOX, detail).field(field);
    }
}
