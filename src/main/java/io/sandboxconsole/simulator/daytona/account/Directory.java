package io.sandboxconsole.simulator.daytona.account;

import io.sandboxconsole.simulator.daytona.account.Permissions.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Stores the people and the organizations of the simulated Daytona server, with their keys.
public final class Directory {

    public static final String ACME = "5c0a7d52-8a51-4b1e-9f0d-6a3f4e2b7c10";
    public static final String SANDPIT = "e2b91f64-07c3-4d58-8d27-91c5a0f3d6be";
    /// Owns the shared snapshots.
    public static final String PROVIDER = "0d4f6e18-93b5-4a27-bc61-5fe8270d91a3";

    public static final String USUAL_KEY = "sim-daytona-key";

    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Organization> organizations = new ConcurrentSkipListMap<>();
    private final KeyRing keys = new KeyRing();

    /// A person as the identity provider names them.
    public record User(String id, String name, String email, Instant created) {}

    /// An organization and its members.
    public record Organization(
            String id, String name, String createdBy, boolean personal, Instant created, Map<String, Member> members) {

        /// Returns the default region of its sandboxes; a personal organization has none and must choose.
        public Optional<String> defaultRegion() {
            return personal ? Optional.empty() : Optional.of("us");
        }
    }

    /// A person's membership in an organization; an owner needs no roles.
    public record Member(String userId, boolean owner, List<Role> roles) {
        public Member {
            roles = List.copyOf(roles);
        }

        List<String> permissions() {
            return owner
                    ? Permissions.ALL
                    : roles.stream()
                            .flatMap(role -> role.permissions().stream())
                            .distinct()
                            .toList();
        }
    }

    public Directory(Instant now) {
        Instant founded = now.minus(Duration.ofDays(200));
        for (String name : List.of("maria", "jonas", "aiko", "samuel", "priya")) {
            addUser(name, founded);
        }
        Map<String, Member> members = new ConcurrentHashMap<>();
        join(members, "maria", true);
        join(members, "jonas", false, Permissions.DEVELOPER);
        join(members, "aiko", false, Permissions.DEVELOPER);
        join(members, "samuel", false, Permissions.AUDITOR);
        organizations.put(ACME, new Organization(ACME, "Acme", "maria", false, founded, members));
        Map<String, Member> others = new ConcurrentHashMap<>();
        join(others, "priya", true);
        organizations.put(SANDPIT, new Organization(SANDPIT, "Sandpit", "priya", false, founded, others));
        FirstKeys.usual(keys, founded);
    }

    private void addUser(String id, Instant created) {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        users.put(id, new User(id, name, id + "@acme.example", created));
    }

    private static void join(Map<String, Member> members, String user, boolean owner, Role... roles) {
        members.put(user, new Member(user, owner, List.of(roles)));
    }

    public KeyRing keys() {
        return keys;
    }

    public Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /// Returns the person of a token; a new one gets a personal organization.
    public User signedIn(Tokens.Claims claims, Instant now) {
        User known = users.get(claims.subject());
        if (known != null) {
            return known;
        }
        User created = new User(claims.subject(), claims.name(), claims.email(), now);
        users.put(created.id(), created);
        found("Personal", created.id(), true, now);
        return created;
    }

    public Organization found(String name, String owner, boolean personal, Instant now) {
        Map<String, Member> members = new ConcurrentHashMap<>();
        join(members, owner, true);
        Organization created = new Organization(UUID.randomUUID().toString(), name, owner, personal, now, members);
        organizations.put(created.id(), created);
        return created;
    }

    public Optional<Organization> organization(String id) {
        return Optional.ofNullable(organizations.get(id));
    }

    public List<Organization> organizationsOf(String user) {
        return organizations.values().stream()
                .filter(organization -> organization.members().containsKey(user))
                .toList();
    }

    public Optional<Member> member(String organization, String user) {
        return organization(organization).map(found -> found.members().get(user));
    }
}
