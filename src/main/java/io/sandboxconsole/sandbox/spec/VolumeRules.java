package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume.Claim;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume.HostPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Validates the volumes of a new sandbox. Fields are named `volumes.<n>.name`, `volumes.<n>.mountPath`,
/// `volumes.<n>.subPath` and `volumes.<n>.source`, counted from 0.
final class VolumeRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private static final Pattern HOST_PATH = Pattern.compile("/.*|[A-Za-z]:\\\\.*");

    private VolumeRules() {}

    static Map<String, Message> problems(List<Volume> volumes) {
        Map<String, Message> problems = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < volumes.size(); index++) {
            var volume = volumes.get(index);
            String field = "volumes." + index;
            if (!NAME.matcher(volume.name()).matches()) {
                problems.put(field + ".name", Message.of("rule.volume.name"));
            } else if (!names.add(volume.name())) {
                problems.put(field + ".name", Message.of("rule.volume.twice"));
            }
            problems.putAll(paths(field, volume));
        }
        return problems;
    }

    private static Map<String, Message> paths(String field, Volume volume) {
        Map<String, Message> problems = new LinkedHashMap<>();
        switch (volume.source()) {
            case HostPath(String path) -> {
                if (!HOST_PATH.matcher(path).matches() || climbs(path)) {
                    problems.put(field + ".source", Message.of("rule.volume.host"));
                }
            }
            case Claim(String name) -> {
                if (!CLAIM.matcher(name).matches()) {
                    problems.put(field + ".source", Message.of("rule.volume.claim"));
                }
            }
        }
        if (!volume.mountPath().startsWith("/") || climbs(volume.mountPath())) {
            problems.put(field + ".mountPath", Message.of("rule.volume.mount"));
        }
        var subPath = volume.subPath();
        if (subPath != null && (subPath.startsWith("/") || climbs(subPath))) {
            problems.put(field + ".subPath", Message.of("rule.volume.sub-path"));
        }
        return problems;
    }

    private static boolean climbs(String path) {
        return path.contains("..");
    }
}
