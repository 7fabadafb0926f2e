package io.sandboxconsole.access;

import io.sandboxconsole.access.AccessProperties.Binding;
import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
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
        return claims.texts(properties.teamsClaim());
    }

    /// Returns the claims that are read here, by their configured names.
    Map<String, Object> claims(Claims claims) {
        Map<String, Object> read = new HashMap<>();
        Stream.concat(Stream.of(properties.personClaim()), properties.nameClaims().stream())
                .forEach(name -> claims.text(name).ifPresent(text -> read.put(name, text)));
        Stream.of(properties.rolesClaim(), properties.teamsClaim()).forEach(name -> read.put(name, claims.texts(name)));
        return Map.copyOf(read);
    }

    Set<Grant> of(ActorId id, Claims claims) {
        Set<Grant> grants = new HashSet<>();
        List<String> roles = claims.texts(properties.rolesClaim());
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
