package io.sandboxconsole.access;

import io.sandboxconsole.access.AccessProperties.Binding;
import io.sandboxconsole.access.ClaimReport.ReadClaim;
import io.sandboxconsole.access.ClaimReport.Use;
import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.access.claims.Claims;
import io.sandboxconsole.access.claims.PersonClaims;
import io.sandboxconsole.access.claims.ServiceAccounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Turns claims into an actor's id, name, teams and grants.
///
/// Without any configured binding, a role named in the roles claim holds in each of the person's teams, or for the
/// person's own sandboxes when no team is known. Configured bindings add to that.
@Component
@EnableConfigurationProperties(AccessProperties.class)
class Grants {

    private final AccessProperties properties;

    Grants(AccessProperties properties) {
        this.properties = properties;
    }

    Optional<ActorId> id(Claims claims) {
        return claims.text(properties.personClaim()).map(ActorId::new);
    }

    Optional<String> name(Claims claims) {
        return properties.nameClaims().stream()
                .flatMap(claim -> claims.text(claim).stream())
                .findFirst();
    }

    List<String> teams(Claims claims) {
        return texts(properties.teamsClaim(), claims);
    }

    /// Returns the claims that are read here and that are there, by their configured names and not nested.
    Map<String, Object> read(Claims claims) {
        Map<String, Object> read = new HashMap<>();
        Stream.concat(properties.rolesClaim().stream(), properties.teamsClaim().stream())
                .filter(claims::carries)
                .forEach(name -> read.put(name, claims.texts(name)));
        Stream.concat(Stream.of(properties.personClaim()), properties.nameClaims().stream())
                .forEach(name -> claims.text(name).ifPresent(text -> read.put(name, text)));
        if (ServiceAccounts.isOne(claims)) {
            read.put(ServiceAccounts.MARK, "true");
        }
        return Map.copyOf(read);
    }

    /// Explains what became of the claims that name roles and teams.
    ClaimReport report(PersonClaims person) {
        var claims = new Claims(person.values());
        var read = Stream.concat(
                        properties.rolesClaim().stream().map(name -> report(name, Use.ROLES, claims, person)),
                        properties.teamsClaim().stream().map(name -> report(name, Use.TEAMS, claims, person)))
                .toList();
        return new ClaimReport(read, person.sources());
    }

    private static ReadClaim report(String name, Use use, Claims claims, PersonClaims person) {
        var values = claims.texts(name);
        List<Role> roles = use == Use.TEAMS
                ? List.of()
                : values.stream()
                        .flatMap(word -> Role.named(word).stream())
                        .distinct()
                        .toList();
        var from = person.deciding(name).map(ClaimSource::kind).orElse(null);
        return new ReadClaim(name, use, from, values, roles);
    }

    private static List<String> texts(List<String> names, Claims claims) {
        return names.stream()
                .flatMap(name -> claims.texts(name).stream())
                .distinct()
                .toList();
    }

    Set<Grant> of(ActorId id, Claims claims) {
        Set<Grant> grants = new HashSet<>();
        List<String> roles = texts(properties.rolesClaim(), claims);
        List<String> teams = teams(claims);
        roles.stream().flatMap(word -> Role.named(word).stream()).forEach(role -> add(grants, role, "team", teams));
        Set<String> groups = new HashSet<>(roles);
        groups.addAll(teams);
        for (Binding binding : properties.grants()) {
            boolean applies = binding.person() == null
                    ? groups.contains(binding.group())
                    : binding.person().equals(id.value());
            if (applies) {
                add(grants, binding.role(), binding.scope(), teams);
            }
        }
        return grants;
    }

    private static void add(Set<Grant> grants, Role role, String scope, List<String> teams) {
        switch (scope) {
            case "all" -> grants.add(new Grant(role, new All()));
            case "own" -> grants.add(new Grant(role, new Own()));
            case "team" -> {
                teams.forEach(team -> grants.add(new Grant(role, Team.named(team))));
                // Sandboxes stay their creator's, also after a change of team.
                grants.add(new Grant(role, new Own()));
            }
            default -> grants.add(new Grant(role, Team.named(scope.substring("team:".length()))));
        }
    }
}
