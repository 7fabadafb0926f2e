package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.sandbox.provider.EngineRecords.Key;
import io.sandboxconsole.sandbox.provider.EngineRecords.Keys;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the names of a server's keys: from its list where our credential may read it, and else our own key's name and
/// those in the settings. Safe for use by several threads.
public final class DaytonaKeys {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /// The least time between two reads of the list because of a key that is not in it.
    private static final Duration PACE = Duration.ofSeconds(15);

    /// The number of last characters that a masked value shows.
    private static final int SHOWN = 3;

    private final DaytonaConnection connection;

    private final List<Named> registry;

    private @Nullable List<Named> listed;

    private Instant listedAt = Instant.MIN;

    private boolean ownRead;

    private DaytonaApi.@Nullable ApiKey own;

    public DaytonaKeys(DaytonaConnection connection) {
        this.connection = connection;
        this.registry = connection.settings().knownKeys().entrySet().stream()
                .map(entry ->
                        new Named(null, entry.getKey(), ending(entry.getValue().strip()), null))
                .toList();
    }

    /// A key with a known name.
    ///
    /// @param actor its user's id; null where the settings do not state it
    public record Named(
            @Nullable String actor,
            String name,
            String suffix,
            @Nullable Instant created) {

        private boolean fits(String caller, String ending) {
            return suffix.equals(ending) && (actor == null || actor.equals(caller));
        }
    }

    /// Returns the keys that may be the one ending in `suffix`, used by `actor`.
    public List<Named> fitting(String actor, String suffix) {
        List<Named> listed = list(FRESH).orElse(List.of());
        if (!listed.isEmpty()) {
            List<Named> fitting = fitting(listed, actor, suffix);
            if (fitting.isEmpty()) {
                // A new key, perhaps.
                fitting = fitting(list(PACE).orElse(List.of()), actor, suffix);
            }
            return fitting.isEmpty() ? fitting(registry, actor, suffix) : fitting;
        }
        List<Named> own = fitting(ownAsList(), actor, suffix);
        Set<String> names = own.stream().map(Named::name).collect(Collectors.toSet());
        return Stream.concat(
                        own.stream(),
                        fitting(registry, actor, suffix).stream().filter(key -> !names.contains(key.name())))
                .toList();
    }

    /// Returns the listed keys; a member sees only their own, and then another user's missing key proves no deletion.
    public Optional<Keys> present() {
        return list(FRESH).map(keys -> {
            Set<Key> present = new HashSet<>();
            Set<String> actors = new HashSet<>();
            keys.forEach(key -> {
                String actor = Objects.toString(key.actor(), "");
                present.add(new Key(actor, key.name(), key.suffix()));
                actors.add(actor);
            });
            return new Keys(present, actors.size() > 1);
        });
    }

    /// Returns the calling key; empty for a token.
    public synchronized Optional<DaytonaApi.ApiKey> own() {
        if (!ownRead) {
            own = connection.credential().isToken() ? null : readOwn();
            ownRead = true;
            if (own != null) {
                connection.headers().permissions().told(own.permissions());
            }
        }
        return Optional.ofNullable(own);
    }

    private DaytonaApi.@Nullable ApiKey readOwn() {
        try {
            return connection
                    .calls()
                    .read(DaytonaRequestSubjects.CREDENTIAL, DaytonaApi::currentKey, Function.identity());
        } catch (Unsupported | NotFound | Invalid older) {
            return null;
        }
    }

    /// @param age the most that the list may be old
    private synchronized Optional<List<Named>> list(Duration age) {
        Instant now = connection.clock().instant();
        if (listedAt.equals(Instant.MIN) || !now.isBefore(listedAt.plus(age))) {
            listed = readList();
            listedAt = connection.clock().instant();
        }
        return Optional.ofNullable(listed);
    }

    /// Most servers reserve this for people; a rejected key is still valid.
    private @Nullable List<Named> readList() {
        try {
            return connection.calls().personal(DaytonaRequestSubjects.KEYS, DaytonaApi::keys, DaytonaKeys::named);
        } catch (Unsupported | NotFound | Invalid notForKeys) {
            return null;
        }
    }

    private List<Named> ownAsList() {
        return named(new ArrayList<>(own().stream().toList()));
    }

    private static List<Named> fitting(List<Named> keys, String actor, String suffix) {
        return keys.stream().filter(key -> key.fits(actor, suffix)).toList();
    }

    private static List<Named> named(List<DaytonaApi.@Nullable ApiKey> keys) {
        return keys.stream().flatMap(DaytonaKeys::named).toList();
    }

    private static Stream<Named> named(DaytonaApi.@Nullable ApiKey key) {
        return key == null
                        || key.name() == null
                        || key.value() == null
                        || key.value().length() < SHOWN
                ? Stream.empty()
                : Stream.of(new Named(key.userId(), key.name(), ending(key.value()), key.createdAt()));
    }

    private static String ending(String value) {
        return value.substring(Math.max(0, value.length() - SHOWN));
    }
}
