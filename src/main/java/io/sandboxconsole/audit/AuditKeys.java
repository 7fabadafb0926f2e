package io.sandboxconsole.audit;

import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.diagnosis.Condition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of this console that sign statements, from settings or files. Safe for use by several threads.
final class AuditKeys {

    private static final Logger log = LoggerFactory.getLogger(AuditKeys.class);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final AuditProperties properties;

    /// Whether the trail ends with the process: then its key does, too.
    private final BooleanSupplier inMemory;

    private @Nullable SigningKey current;

    AuditKeys(AuditProperties properties, BooleanSupplier inMemory) {
        this.properties = properties;
        this.inMemory = inMemory;
    }

    /// Returns the key that signs. It is made if its file is missing.
    ///
    /// @throws io.sandboxconsole.audit.proof.InvalidKey if the setting or the file holds no key
    /// @throws UncheckedIOException if the file cannot be read or made
    synchronized SigningKey current() {
        if (current == null) {
            current = load();
        }
        return current;
    }

    /// Returns the key that signed before, if it is known: it signs the change to the present one.
    synchronized Optional<SigningKey> previous() {
        if (isSet(properties.previousKey())) {
            return Optional.of(SigningKey.ofPem(String.valueOf(properties.previousKey())));
        }
        return Optional.ofNullable(properties.previousKeyFile()).map(AuditKeys::read);
    }

    private SigningKey load() {
        if (isSet(properties.key())) {
            return SigningKey.ofPem(String.valueOf(properties.key()));
        }
        if (inMemory.getAsBoolean()) {
            return SigningKey.generate();
        }
        return Files.exists(properties.keyFile()) ? read(properties.keyFile()) : create(properties.keyFile());
    }

    private static boolean isSet(@Nullable String setting) {
        return setting != null && !setting.isBlank();
    }

    private static SigningKey read(Path file) {
        try {
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                log.warn(
                        "[{}] Others than its owner may use {}, the key that signs the audit trail. Run chmod 600.",
                        Condition.AUDIT_KEY_READABLE,
                        file);
            }
            return SigningKey.ofPem(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SigningKey create(Path file) {
        var key = SigningKey.generate();
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "audit-signing", ".new", ownerOnly());
            try {
                Files.writeString(written, key.pem());
                publish(written, file);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (FileAlreadyExistsException anotherConsole) {
            return read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        log.info(
                "Made {}, the key that signs the audit trail. Its public key {} is, for auditors:\n{}",
                file,
                key.publicKey().id(),
                key.publicKey().pem());
        return key;
    }

    /// Gives a whole file its name: another console reads all of it or none, and the first one's key stays.
    private static void publish(Path written, Path file) throws IOException {
        try {
            Files.createLink(file, written);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(written, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
