package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaPermissions.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The people, the organizations and the keys of the simulated Daytona server.
final class DaytonaDirectory {

    static final String ACME = "5c0a7d52-8a51-4b1e-9f0d-6a3f4e2b7c10";
    static final String SANDPIT = "e2b91f64-07c3-4d58-8d27-91c5a0f3d6be";
    /// Owns the snapshots that everybody may use.
    static final String PROVIDER = "0d4f6e18-93b5-4a27-bc61-5fe8270d91a3";

    static final String USUAL_KEY = "sim-daytona-key";

    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Organization> organizations = new ConcurrentSkipListMap<>();
    private final List<Key> keys = new CopyOnWriteArrayList<>();
    private final SplittableRandom random = new SplittableRandom(41);

    /// A person as the identity provider names them.
    record User(String id, String name, String email, Instant created) {}

    /// What an organization is and who belongs to it.
    record Organization(
            String id, String name, String createdBy, boolean personal, Instant created, Map<String, Member> members) {

        /// Where its sandboxes run unless they say where; a personal one has to choose first.
        Optional<String> defaultRegion() {
            return personal ? Optional.empty() : Optional.of("us");
        }
    }

    /// How somebody belongs to an organization; an owner needs no roles.
    record Member(String userId, boolean owner, List<Role> roles) {
        Member {
            roles = List.copyOf(roles);
        }

        List<String> permissions() {
            return owner
                    ? DaytonaPermissions.ALL
                    : roles.stream()
                            .flatMap(role -> role.permissions().stream())
                            .distinct()
                            .toList();
        }
    }

    /// An API key of one person in one organization, known by its name to that person.
    record Key(
            String organization,
            String userId,
            String name,
            String value,
            List<String> permissions,
            Instant created,
            @Nullable Instant expires,
            AtomicReference<@Nullable Instant> lastUsed) {
        Key {
            permissions = List.copyOf(permissions);
        }

        Key with(List<String> others, @Nullable Instant end) {
            return new Key(organization, userId, name, value, others, created, end, lastUsed);
        }

        Key withValue(String other) {
            return new Key(organization, userId, name, other, permissions, created, expires, lastUsed);
        }

        String masked() {
            return prefix() + "*".repeat(20) + suffix();
        }

        String prefix() {
            return value.substring(0, 3);
        }

        String suffix() {
            return value.substring(value.length() - 3);
        }
    }

    DaytonaDirectory(Instant now) {
        Instant founded = now.minus(Duration.ofDays(200));
        for (String name : List.of("maria", "jonas", "aiko", "samuel", "priya")) {
            addUser(name, founded);
        }
        Map<String, Member> members = new ConcurrentHashMap<>();
        join(members, "maria", true);
        join(members, "jonas", false, DaytonaPermissions.DEVELOPER);
        join(members, "aiko", false, DaytonaPermissions.DEVELOPER);
        join(members, "samuel", false, DaytonaPermissions.AUDITOR);
        organizations.put(ACME, new Organization(ACME, "Acme", "maria", false, founded, members));
        Map<String, Member> others = new ConcurrentHashMap<>();
        join(others, "priya", true);
        organizations.put(SANDPIT, new Organization(SANDPIT, "Sandpit", "priya", false, founded, others));
        DaytonaKeys.usual(this, founded);
    }

    private void addUser(String id, Instant created) {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        users.put(id, new User(id, name, id + "@acme.example", created));
    }

    private static void join(Map<String, Member> members, String user, boolean owner, Role... roles) {
        members.put(user, new Member(user, owner, List.of(roles)));
    }

    Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /// The person behind a token; whoever comes for the first time gets a personal organization.
    User signedIn(DaytonaTokens.Claims claims, Instant now) {
        User known = users.get(claims.subject());
        if (known != null) {
            return known;
        }
        User created = new User(claims.subject(), claims.name(), claims.email(), now);
        users.put(created.id(), created);
        found("Personal", created.id(), true, now);
        return created;
    }

    Organization found(String name, String owner, boolean personal, Instant now) {
        Map<String, Member> members = new ConcurrentHashMap<>();
        join(members, owner, true);
        Organization created = new Organization(UUID.randomUUID().toString(), name, owner, personal, now, members);
        organizations.put(created.id(), created);
        return created;
    }

    Optional<Organization> organization(String id) {
        return Optional.ofNullable(organizations.get(id));
    }

    List<Organization> organizationsOf(String user) {
        return organizations.values().stream()
                .filter(organization -> organization.members().containsKey(user))
                .toList();
    }

    Optional<Member> member(String organization, String user) {
        return organization(organization).map(found -> found.members().get(user));
    }

    Optional<Key> key(String value) {
        return keys.stream().filter(key -> key.value().equals(value)).findFirst();
    }

    Optional<Key> key(String organization, String user, String name) {
        return keys.stream()
                .filter(key -> key.organization().equals(organization))
                .filter(key -> key.userId().equals(user) && key.name().equals(name))
                .findFirst();
    }

    Collection<Key> keys(String organization) {
        return new ArrayList<>(keys)
                .stream().filter(key -> key.organization().equals(organization)).toList();
    }

    void add(Key key) {
        keys.add(key);
    }

    void remove(Key key) {
        keys.remove(key);
    }

    void replace(Key key, Key other) {
        keys.replaceAll(each -> each.equals(key) ? other : each);
    }

    /// A new key's value with the usual prefix, ending in these three digits if any are given.
    String value(String suffix) {
        byte[] bytes = new byte[32];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        String digits = HexFormat.of().formatHex(bytes);
        return "dtn_" + digits.substring(0, digits.length() - suffix.length()) + suffix;
    }
}
