package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Checks that an embedded database can be written where the settings put it.
@Component
final class FolderCheck implements Preflight {

    private static final String FILE = "jdbc:h2:file:";

    private final Environment environment;

    FolderCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Subject subject() {
        return Subject.DATABASE;
    }

    @Override
    public boolean online() {
        return false;
    }

    @Override
    public List<Finding> check() {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith(FILE)) {
            return List.of();
        }
        String path = url.substring(FILE.length()).replaceAll(";.*", "");
        Path home = Path.of(System.getProperty("user.home"));
        Path file = path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
        return isWritable(file.toAbsolutePath().getParent())
                ? List.of()
                : List.of(new Finding(
                        Condition.DATABASE_FOLDER_CLOSED,
                        Message.of("doctor.database.folder"),
                        Message.of("doctor.database.folder.then")));
    }

    /// A folder that is missing is made in the first one above it that is there.
    private static boolean isWritable(@Nullable Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
