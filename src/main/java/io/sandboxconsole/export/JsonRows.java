package io.sandboxconsole.export;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a JSON array of objects, one sandbox a line.
final class JsonRows implements RowWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final Writer text;

    private final @Nullable Instant at;

    private final @Nullable Function<Sandbox, Optional<SandboxLock>> locks;

    private boolean begun;

    /// @param at the instant that all rows are of; absent for now
    /// @param locks the lock on a sandbox; absent for a file that tells of none
    JsonRows(Writer text, @Nullable Instant at, @Nullable Function<Sandbox, Optional<SandboxLock>> locks)
            throws IOException {
        this.locks = locks;
        this.text = text;
        this.at = at;
        text.write("[");
    }

    @Override
    public void write(Sandbox sandbox, @Nullable Life life) throws IOException {
        text.write(begun ? ",\n" : "\n");
        begun = true;
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new Escaping(text))) {
            json.writeStartObject();
            if (at != null) {
                json.writeStringProperty("asOf", at.toString());
            }
            members(json, sandbox);
            if (locks != null) {
                locks.apply(sandbox).ifPresent(lock -> lock(json, lock));
            }
            if (life != null) {
                past(json, life);
            }
            json.writeEndObject();
        } catch (JacksonException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void finish() throws IOException {
        text.write(begun ? "\n]\n" : "]\n");
    }

    private static void members(JsonGenerator json, Sandbox sandbox) {
        json.writeStringProperty("connection", sandbox.id().connection().value());
        json.writeStringProperty("id", sandbox.id().value());
        json.writeStringProperty("name", sandbox.name().orElse(null));
        json.writeStringProperty("state", sandbox.state().kind().word());
        json.writeStringProperty("engineState", sandbox.state().word());
        json.writeStringProperty("reason", sandbox.status().reason());
        json.writeStringProperty("message", sandbox.status().message());
        creator(json, sandbox.creator());
        json.writeStringProperty("team", sandbox.team());
        json.writeStringProperty("owner", sandbox.owner());
        source(json, sandbox.source());
        platform(json, sandbox.platform());
        json.writeStringProperty("createdAt", text(sandbox.createdAt()));
        json.writeStringProperty("expiresAt", text(sandbox.expiresAt()));
        json.writeStringProperty("lastActivityAt", text(sandbox.attributes().lastActivityAt()));
        json.writeObjectPropertyStart("labels");
        for (Map.Entry<String, String> label : ExportRow.labels(sandbox).entrySet()) {
            json.writeStringProperty(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    private static void lock(JsonGenerator json, SandboxLock lock) {
        json.writeObjectPropertyStart("lock");
        json.writeStringProperty("id", lock.id().toString());
        json.writeStringProperty("by", lock.by());
        json.writeStringProperty("until", text(lock.until()));
        json.writeStringProperty("reason", lock.why());
        json.writeEndObject();
    }

    private static void past(JsonGenerator json, Life life) {
        json.writeStringProperty("firstSeenAt", text(life.firstSeen()));
        var end = life.end();
        if (end == null) {
            json.writeNullProperty("end");
            return;
        }
        json.writeObjectPropertyStart("end");
        json.writeStringProperty("at", text(end.at()));
        json.writeStringProperty("lastSeenAt", text(end.lastSeen()));
        json.writeStringProperty("cause", end.cause().word());
        json.writeStringProperty("by", end.by());
        json.writeStringProperty("byId", end.actor());
        json.writeStringProperty(
                "operation", end.operation() == null ? null : end.operation().toString());
        json.writeStringProperty("logEntry", end.entry());
        json.writeEndObject();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static void creator(JsonGenerator json, Creator creator) {
        json.writeObjectPropertyStart("creator");
        json.writeStringProperty("kind", ExportRow.creatorKind(creator));
        json.writeStringProperty("id", creator.id());
        json.writeStringProperty("name", creator.name());
        json.writeBooleanProperty("deleted", ExportRow.deleted(creator));
        json.writeStringProperty("evidence", ExportRow.evidence(creator));
        if (creator instanceof Creator.EnginePrincipal principal
                && principal.identity().ambiguous()) {
            json.writeArrayPropertyStart("candidates");
            principal.identity().candidates().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, Sandbox.Source source) {
        switch (source) {
            case Sandbox.Source.Image(String uri) -> json.writeStringProperty("image", uri);
            case Sandbox.Source.Built(String base) -> json.writeStringProperty("image", base);
            case Sandbox.Source.Snapshot(String id) -> json.writeStringProperty("snapshot", id);
            case Sandbox.Source.Unstated() -> {}
        }
    }

    private static void platform(JsonGenerator json, Sandbox.@Nullable Platform platform) {
        json.writeStringProperty("platform", platform == null ? null : platform.os() + "/" + platform.arch());
    }

    /// Escapes characters that JSON permits but that act on a reader's screen. They occur only inside strings.
    private static final class Escaping extends FilterWriter {

        /// A high surrogate that waits for its low one; 0 for none.
        private char half;

        Escaping(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            char next = (char) c;
            if (half != 0 && Character.isLowSurrogate(next)) {
                character(Character.toCodePoint(half, next));
                half = 0;
                return;
            }
            if (half != 0) {
                character(half);
            }
            half = Character.isHighSurrogate(next) ? next : 0;
            if (half == 0) {
                character(next);
            }
        }

        private void character(int character) throws IOException {
            if (SafeText.acts(character)) {
                out.write(SafeText.escaped(character));
            } else if (Character.isBmpCodePoint(character)) {
                out.write(character);
            } else {
                out.write(Character.toString(character));
            }
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }

        /// Ignored: rows are not sent one by one.
        @Override
        public void flush() {}

        /// Ignored: a row ends here, and the file goes on.
        @Override
        public void close() {}
    }
}
