package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.util.List;
import java.util.regex.Pattern;

/// Validates the shape of the volumes in a create request.
final class VolumeSchema {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST_PATH = Pattern.compile("(/|[A-Za-z]:\\\\).*");

    private final RequestValidator requestValidator;
    private final FieldPath volume;

    private VolumeSchema(FieldPath volume, RequestValidator requestValidator) {
        this.volume = volume;
        this.requestValidator = requestValidator;
    }

    static void check(FieldPath volumes, RequestValidator requestValidator) {
        if (volumes.given() && !volumes.node().isArray()) {
            requestValidator.report("list_type", volumes, "This should be a list");
            return;
        }
        for (FieldPath volume : volumes.items()) {
            if (requestValidator.object(volume, true)) {
                new VolumeSchema(volume, requestValidator).check();
            }
        }
    }

    private void check() {
        requestValidator.requiredText(volume, "name");
        requestValidator.requiredText(volume, "mountPath");
        requestValidator.flag(volume.child("readOnly"));
        pattern(volume.child("name"), NAME);
        pattern(volume.child("mountPath"), Pattern.compile("/.*"));
        backend("host", List.of("path"));
        backend("pvc", List.of("claimName"));
        backend("ossfs", List.of("bucket", "endpoint", "accessKeyId", "accessKeySecret"));
        pattern(volume.child("host").child("path"), HOST_PATH);
        oneBackend();
        if (volume.child("subPath").node().asString("").contains("..")) {
            requestValidator.broken(volume, "subPath must stay inside the volume.");
        }
    }

    private void backend(String name, List<String> required) {
        FieldPath backend = volume.child(name);
        if (requestValidator.object(backend, false)) {
            required.forEach(member -> requestValidator.requiredText(backend, member));
        }
    }

    private void oneBackend() {
        long backends = List.of("host", "pvc", "ossfs").stream()
                .filter(name -> volume.child(name).given())
                .count();
        if (backends != 1) {
            requestValidator.broken(
                    volume, "A volume needs exactly one of host, pvc and ossfs, not %d.".formatted(backends));
        }
    }

    private void pattern(FieldPath spot, Pattern pattern) {
        if (spot.node().isString()
                && !pattern.matcher(spot.node().stringValue()).matches()) {
            requestValidator.report("string_pattern_mismatch", spot, "This should match " + pattern);
        }
    }
}
