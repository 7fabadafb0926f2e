package io.sandboxconsole.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/// Creates the demo's secrets: random at every start, except the secret that protects API keys, which outlives the
/// process in a file beside the database that it belongs to.
final class DemoSecret {

    private static final String SECRET = "console.api-keys.secret";

    private static final String FILE = "console.api-keys.secret-file";

    private static final Pattern DATABASE_FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    private DemoSecret() {}

    static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void addForKeys(Environment environment, Map<String, Object> settings) {
        if (environment.containsProperty(SECRET) || environment.containsProperty(FILE)) {
            return;
        }
        databaseFolder(environment)
                .flatMap(DemoSecret::file)
                .ifPresentOrElse(file -> settings.put(FILE, file.toString()), () -> settings.put(SECRET, random()));
    }

    private static Optional<Path> databaseFolder(Environment environment) {
        var database = DATABASE_FILE.matcher(environment.getProperty("spring.datasource.url", ""));
        if (!database.matches()) {
            return Optional.empty();
        }
        String path = database.group(1)
                .replaceFirst("^~", System.getProperty("user.home").replace("\\", "/"));
        return Optional.ofNullable(Path.of(path).toAbsolutePath().normalize().getParent());
    }

    /// The secret's file, created if absent; empty where it cannot be created, and then the keys end with the process.
    private static Optional<Path> file(Path folder) {
        var file = folder.resolve("demo-api-keys.secret");
        try {
            Files.createDirectories(folder);
            Files.createFile(file, ownersOnly(folder));
            Files.writeString(file, random());
            return Optional.of(file);
        } catch (FileAlreadyExistsException kept) {
            return Optional.of(file);
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
