package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/// Validates that an engine supports every part of a specification.
final class PartRules {

    private PartRules() {}

    /// The problems by field, in the order of a form.
    static Map<String, Message> problems(SandboxSpec spec, Capabilities capabilities) {
        Map<String, Message> problems = new LinkedHashMap<>();
        for (SpecPart part : SpecPart.values()) {
            if (!capabilities.takes(part) && uses(spec, part)) {
                problems.put(field(part), problem(part, capabilities.engine()));
            }
        }
        return problems;
    }

    private static boolean uses(SandboxSpec spec, SpecPart part) {
        return switch (part) {
            case ENTRYPOINT -> !spec.entrypoint().isEmpty();
            case TIMEOUT -> spec.timeout() != null;
            case PLATFORM -> spec.platform() != null;
            case NETWORK_RULES -> spec.network() != null;
            case VOLUMES -> !spec.volumes().isEmpty();
            case REGISTRY_LOGIN -> spec.origin() instanceof Origin.Image image && image.login() != null;
            case SNAPSHOT_RESOURCES ->
                spec.origin() instanceof Origin.Snapshot && !spec.resources().isEmpty();
            case DISK -> spec.resources().containsKey(ResourceQuantity.DISK);
            case REGION -> spec.options().region() != null;
            case INTERVALS -> spec.options().intervals() != null;
            case OPEN_PORTS -> spec.options().openPorts();
        };
    }

    private static String field(SpecPart part) {
        return switch (part) {
            case ENTRYPOINT -> "entrypoint";
            case TIMEOUT -> "timeout";
            case PLATFORM -> "platform.os";
            case NETWORK_RULES -> "network";
            case VOLUMES -> "volumes";
            case REGISTRY_LOGIN -> "image.username";
            case SNAPSHOT_RESOURCES -> "resources";
            case DISK -> "resources." + ResourceQuantity.DISK;
            case REGION -> "region";
            case INTERVALS -> "intervals";
            case OPEN_PORTS -> "openPorts";
        };
    }

    private static Message problem(SpecPart part, String engine) {
        return switch (part) {
            case ENTRYPOINT -> Message.of("rule.part.entrypoint", engine);
            case TIMEOUT -> Message.of("rule.part.timeout", engine);
            case PLATFORM -> Message.of("rule.part.platform", engine);
            case NETWORK_RULES -> Message.of("rule.part.network", engine);
            case VOLUMES -> Message.of("rule.part.volumes", engine);
            case REGISTRY_LOGIN -> Message.of("rule.part.login", engine);
            case SNAPSHOT_RESOURCES -> Message.of("rule.part.resources", engine);
            case DISK -> Message.of("rule.part.disk", engine);
            case REGION -> Message.of("rule.part.region", engine);
            case INTERVALS -> Message.of("rule.part.intervals", engine);
            case OPEN_PORTS -> Message.of("rule.part.open-ports", engine);
        };
    }
}
