package io.sandboxconsole.daytona.api;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Remembers the permissions of our key as the server described it last, because the server's refusals name none. Safe
/// for use by several threads.
public final class DaytonaPermissions {

    public static final String WRITE = "write:sandboxes";

    public static final String DELETE = "delete:sandboxes";

    public static final String DELETE_SNAPSHOTS = "delete:snapshots";

    public static final String AUDIT = "read:audit_logs";

    private static final Pattern ONE_SANDBOX = Pattern.compile(".*/sandbox/[^/]+");

    private volatile @Nullable Set<String> held;

    /// Replaces what is known of the key's permissions.
    ///
    /// @param permissions null where the server does not tell
    public void told(@Nullable Collection<? extends @Nullable String> permissions) {
        held = permissions == null
                ? null
                : permissions.stream().flatMap(Stream::ofNullable).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether our key is known to lack `permission`.
    public boolean lacks(String permission) {
        Set<String> known = held;
        return known != null && !known.contains(permission);
    }

    /// The permission that a request needs; null where none is known.
    static @Nullable String needed(String method, String path) {
        if (path.contains("/audit/")) {
            return AUDIT;
        }
        if (method.equals("GET")) {
            return null;
        }
        if (path.contains("/snapshots/")) {
            return method.equals("DELETE") ? DELETE_SNAPSHOTS : null;
        }
        if (method.equals("DELETE") && ONE_SANDBOX.matcher(path).matches()) {
            return DELETE;
        }
        return path.endsWith("/sandbox") || path.contains("/sandbox/") ? WRITE : null;
    }
}
