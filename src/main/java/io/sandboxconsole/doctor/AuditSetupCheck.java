package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Checks that the trail has a sink outside of the database, and a key that only the console can use.
@Component
final class AuditSetupCheck implements Preflight {

    private final Environment environment;

    AuditSetupCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Subject subject() {
        return Subject.AUDIT_TRAIL;
    }

    @Override
    public boolean online() {
        return false;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        if (isSet("console.audit.checkpoints.file")
                || isSet("console.audit.webhook.url")
                || environment
                        .getProperty("console.audit.checkpoints.stdout", "")
                        .equalsIgnoreCase("true")) {
            findings.add(Finding.good(Message.of("doctor.audit.sink")));
        } else {
            findings.add(new Finding(
                    Condition.AUDIT_WITHOUT_SINK,
                    Message.of("doctor.audit.no-sink"),
                    Message.of("doctor.audit.no-sink.then")));
        }
        Path key = Path.of(environment.getProperty("console.audit.key-file", "data/audit-signing.key"));
        if (!isSet("console.audit.key") && Files.exists(key) && othersMayRead(key)) {
            findings.add(new Finding(
                    Condition.AUDIT_KEY_READABLE,
                    Message.of("doctor.audit.key-readable"),
                    Message.of("doctor.audit.key-readable.then")));
        }
        return findings;
    }

    private boolean isSet(String name) {
        return !environment.getProperty(name, "").isBlank();
    }

    private static boolean othersMayRead(Path file) {
        try {
            return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && !PosixFilePermissions.fromString("rw-------").containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException unread) {
            return false;
        }
    }
}
