package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox.Platform;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates a new sandbox's specification as far as possible without a call to the engine.
///
/// Fields are named `image.uri`, `image.username`, `image.password`, `snapshotId`, `entrypoint`, `timeout`,
/// `resources.<resource>`, `env.<name>`, `metadata.<key>`, `platform.os`, `platform.arch`, `network.egress.<n>`,
/// counted from 0, `region`, `intervals`, `openPorts`, and those of [VolumeRules]. Every problem is a full sentence;
/// none repeats a value, which might be a secret.
public final class SpecRules {

    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[-._A-Za-z][-._A-Za-z0-9]*");

    private static final Pattern TARGET = Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private SpecRules() {}

    /// The problems of `spec` on an engine with `capabilities`, by field, in the order of a form.
    public static Map<String, Message> problems(SandboxSpec spec, Capabilities capabilities) {
        Map<String, Message> problems = new LinkedHashMap<>();
        problems.putAll(originProblems(spec.origin()));
        if (capabilities.takes(SpecPart.ENTRYPOINT)) {
            entrypointProblem(spec.origin(), spec.entrypoint())
                    .ifPresent(problem -> problems.put("entrypoint", problem));
        }
        timeoutProblem(spec.timeout(), capabilities).ifPresent(problem -> problems.put("timeout", problem));
        problems.putAll(ResourceQuantity.problems(spec.resources()));
        spec.env()
                .forEach((name, value) -> environmentProblem(name, value, capabilities.reserved())
                        .ifPresent(problem -> problems.put("env." + name, problem)));
        problems.putAll(MetadataRules.problems(spec.metadata(), capabilities.reserved()));
        problems.putAll(platformProblems(spec.platform()));
        problems.putAll(networkProblems(spec.network()));
        problems.putAll(VolumeRules.problems(spec.volumes()));
        problems.putAll(PartRules.problems(spec, capabilities));
        return problems;
    }

    /// The problems of the sandbox's origin, by field.
    public static Map<String, Message> originProblems(Origin origin) {
        return switch (origin) {
            case Origin.Snapshot(String id) ->
                id.isBlank() ? Map.of("snapshotId", Message.of("rule.snapshot")) : Map.of();
            case Origin.Image(String uri, RegistryLogin login) -> imageProblems(uri, login);
        };
    }

    private static Map<String, Message> imageProblems(String uri, @Nullable RegistryLogin login) {
        Map<String, Message> problems = new LinkedHashMap<>();
        if (uri.isBlank() || uri.chars().anyMatch(Character::isWhitespace)) {
            problems.put("image.uri", Message.of("rule.image"));
        }
        if (login != null && login.username().isBlank()) {
            problems.put("image.username", Message.of("rule.login.username"));
        }
        if (login != null && login.password().isEmpty()) {
            problems.put("image.password", Message.of("rule.login.password"));
        }
        return problems;
    }

    /// The problem with the command, if any: an image needs one, a snapshot has its own.
    public static Optional<Message> entrypointProblem(Origin origin, List<String> entrypoint) {
        if (origin instanceof Origin.Image && entrypoint.isEmpty()) {
            return Optional.of(Message.of("rule.command.missing"));
        }
        return entrypoint.stream().findFirst().filter(String::isBlank).map(_ -> Message.of("rule.command.blank"));
    }

    /// The problem with `timeout`, if any; absent means that the sandbox never expires.
    public static Optional<Message> timeoutProblem(@Nullable Duration timeout, Capabilities capabilities) {
        if (timeout == null) {
            return Optional.empty();
        }
        if (timeout.compareTo(capabilities.minimumTimeout()) < 0) {
            return Optional.of(Message.of("rule.timeout.minimum", seconds(capabilities.minimumTimeout())));
        }
        return Optional.ofNullable(capabilities.maximumTimeout())
                .filter(maximum -> timeout.compareTo(maximum) > 0)
                .map(maximum -> Message.of("rule.timeout.maximum", seconds(maximum)));
    }

    /// The problem with an environment variable, if any.
    public static Optional<Message> environmentProblem(String name, String value, ReservedNames reserved) {
        if (!ENVIRONMENT_NAME.matcher(name).matches()) {
            return Optional.of(Message.of("rule.env.name"));
        }
        return reserved.variableProblem(name)
                .or(() -> value.indexOf('\0') < 0 ? Optional.empty() : Optional.of(Message.of("rule.env.value")));
    }

    /// The number as one types it, without a locale's thousands separators.
    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static Map<String, Message> platformProblems(@Nullable Platform platform) {
        Map<String, Message> problems = new LinkedHashMap<>();
        if (platform != null && !Set.of("linux", "windows").contains(platform.os())) {
            problems.put("platform.os", Message.of("rule.platform.os"));
        }
        if (platform != null && !Set.of("amd64", "arm64").contains(platform.arch())) {
            problems.put("platform.arch", Message.of("rule.platform.arch"));
        }
        return problems;
    }

    private static Map<String, Message> networkProblems(@Nullable NetworkPolicy network) {
        Map<String, Message> problems = new LinkedHashMap<>();
        List<NetworkPolicy.Rule> egress = network == null ? List.of() : network.egress();
        for (int index = 0; index < egress.size(); index++) {
            if (!TARGET.matcher(egress.get(index).target()).matches()) {
                problems.put("network.egress." + index, Message.of("rule.network.target"));
            }
        }
        return problems;
    }
}
