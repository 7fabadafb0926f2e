package io.sandboxconsole.sandbox.passthrough;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A kind of thing that callers create: the engine's path for it, and what its answers look like.
enum CreatedKind {
    SANDBOX("/sandboxes", 202),
    TEMPLATE("/templates", 201);

    private final String path;

    private final int status;

    CreatedKind(String path, int status) {
        this.path = path;
        this.status = status;
    }

    /// The kind that a request to `path` creates.
    static CreatedKind of(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is created at %s.".formatted(path)));
    }

    /// The path that creates and lists them.
    String path() {
        return path;
    }

    /// The status of an answer to a creation.
    int status() {
        return status;
    }

    @Nullable
    String id(JsonRow row) {
        return switch (this) {
            case SANDBOX -> row.id();
            case TEMPLATE -> row.templateId();
        };
    }
}
