package io.sandboxconsole.simulator;

import java.util.List;
import java.util.regex.Pattern;

/// The shape of the volumes in a create request.
final class VolumeSchema {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST_PATH = Pattern.compile("(/|[A-Za-z]:\\\\).*");

    private final Checker checker;
    private final Spot volume;

    private VolumeSchema(Spot volume, Checker checker) {
        this.volume = volume;
        this.checker = checker;
    }

    static void check(Spot volumes, Checker checker) {
        if (volumes.given() && !volumes.node().isArray()) {
            checker.report("list_type", volumes, "This should be a list");
            return;
        }
        for (Spot volume : volumes.items()) {
            if (checker.object(volume, true)) {
                new VolumeSchema(volume, checker).check();
            }
        }
    }

    private void check() {
        checker.requiredText(volume, "name");
        checker.requiredText(volume, "mountPath");
        checker.flag(volume.child("readOnly"));
        pattern(volume.child("name"), NAME);
        pattern(volume.child("mountPath"), Pattern.compile("/.*"));
        backend("host", List.of("path"));
        backend("pvc", List.of("claimName"));
        backend("ossfs", List.of("bucket", "endpoint", "accessKeyId", "accessKeySecret"));
        pattern(volume.child("host").child("path"), HOST_PATH);
        oneBackend();
        if (volume.child("subPath").node().asString("").contains("..")) {
            checker.broken(volume, "subPath must stay inside the volume.");
        }
    }

    private void backend(String name, List<String> required) {
        Spot backend = volume.child(name);
        if (checker.object(backend, false)) {
            required.forEach(member -> checker.requiredText(backend, member));
        }
    }

    private void oneBackend() {
        long backends = List.of("host", "pvc", "ossfs").stream()
                .filter(name -> volume.child(name).given())
                .count();
        if (backends != 1) {
            checker.broken(volume, "A volume needs exactly one of host, pvc and ossfs, not %d.".formatted(backends));
        }
    }

    private void pattern(Spot spot, Pattern pattern) {
        if (spot.node().isString()
                && !pattern.matcher(spot.node().stringValue()).matches()) {
            checker.report("string_pattern_mismatch", spot, "This should match " + pattern);
        }
    }
}
