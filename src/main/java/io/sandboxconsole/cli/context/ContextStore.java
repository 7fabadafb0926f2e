package io.sandboxconsole.cli.context;

import io.sandboxconsole.cli.context.ConsoleContext.SignIn;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The file with a person's contexts, which other people cannot read: `contexts.json` below
/// `$XDG_CONFIG_HOME/sandbox-console`, or `~/.config/sandbox-console`. Changes of several commands come one after the
/// other, and each replaces the file as a whole.
public final class ContextStore {

    private static final FileAttribute<?> FILE = owner("rw-------");

    private static final FileAttribute<?> FOLDER = owner("rwx------");

    private final Path folder;

    public ContextStore(Invocation invocation) {
        String configured = invocation.variable("XDG_CONFIG_HOME");
        Path base = configured.isEmpty() ? invocation.home().resolve(".config") : Path.of(configured);
        this.folder = base.resolve("sandbox-console");
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    public Path file() {
        return folder.resolve("contexts.json");
    }

    /// Reads all contexts. A file that others can read is closed to them first.
    public Contexts read() {
        Path file = file();
        try {
            if (!Files.exists(file)) {
                return Contexts.NONE;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                    .containsAll(permissions)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return contexts(JsonReader.read(Files.readString(file)));
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The contexts in %s cannot be read.".formatted(file),
                    "Mend the file, or remove it and sign in again.");
        }
    }

    /// Changes the contexts, and returns them as they are then.
    public Contexts change(UnaryOperator<Contexts> change) {
        try {
            Files.createDirectories(folder, FOLDER);
            Path lock = folder.resolve("contexts.lock");
            try (FileChannel channel =
                            FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE);
                    FileLock held = channel.lock()) {
                Contexts changed = change.apply(read());
                if (held.isValid()) {
                    write(changed);
                }
                return changed;
            }
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The contexts cannot be written to %s.".formatted(file()), failure.toString());
        }
    }

    private void write(Contexts contexts) throws IOException {
        Path fresh = Files.createTempFile(folder, "contexts", ".new", FILE);
        try {
            Files.writeString(fresh, JsonWriter.indented(document(contexts), 0) + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Document document(Contexts contexts) {
        List<Map<String, @Nullable Object>> list =
                contexts.byName().values().stream().map(ContextStore::members).toList();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("current", contexts.current());
        members.put("contexts", list);
        return new Document(members);
    }

    private static Map<String, @Nullable Object> members(ConsoleContext context) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", context.name());
        members.put("url", context.url().toString());
        members.put("key", context.key());
        SignIn signIn = context.signIn();
        if (signIn != null) {
            Map<String, @Nullable Object> tokens = new LinkedHashMap<>();
            tokens.put("accessToken", signIn.accessToken());
            tokens.put("refreshToken", signIn.refreshToken());
            tokens.put("expiresAt", signIn.expiresAt().toString());
            tokens.put("tokenEndpoint", signIn.tokenEndpoint().toString());
            tokens.put("clientId", signIn.clientId());
            members.put("signIn", tokens);
        }
        members.put("allowHttp", context.allowHttp());
        return members;
    }

    private static Contexts contexts(Document document) {
        Map<String, ConsoleContext> all = new LinkedHashMap<>();
        document.documents("contexts").forEach(context -> all.put(context.text("name"), context(context)));
        return new Contexts(optional(document, "current"), all);
    }

    private static ConsoleContext context(Document document) {
        Document tokens = document.document("signIn");
        @Nullable
        SignIn signIn = tokens.members().isEmpty()
                ? null
                : new SignIn(
                        tokens.text("accessToken"),
                        optional(tokens, "refreshToken"),
                        Instant.parse(tokens.text("expiresAt")),
                        URI.create(tokens.text("tokenEndpoint")),
                        tokens.text("clientId"));
        return new ConsoleContext(
                document.text("name"),
                URI.create(document.text("url")),
                optional(document, "key"),
                signIn,
                document.flag("allowHttp"));
    }

    private static @Nullable String optional(Document document, String path) {
        String text = document.text(path);
        return text.isEmpty() ? null : text;
    }
}
