package io.sandboxconsole.access;

import io.sandboxconsole.access.claims.Claims;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Maps the claims of the identity provider to a person, teams and roles (`console.access.*`).
///
/// A claim's name may be a path such as `realm_access.roles`, with a step that holds dots in quotes:
/// `resource_access."sandbox.console".roles`.
///
/// @param rolesClaim the claims that name roles; all of them together count
/// @param teamsClaim the claims that name teams; all of them together count
@ConfigurationProperties("console.access")
record AccessProperties(
        @DefaultValue("sub") String personClaim,

        @DefaultValue({"name", "preferred_username", "email"})
        List<String> nameClaims,

        @DefaultValue("roles") List<String> rolesClaim,
        @DefaultValue("teams") List<String> teamsClaim,
        @DefaultValue List<Binding> grants) {

    AccessProperties {
        rolesClaim = paths("console.access.roles-claim", rolesClaim);
        teamsClaim = paths("console.access.teams-claim", teamsClaim);
    }

    /// Gives `role` to one person (by id) or to everyone with `group` among their roles or teams.
    ///
    /// @param scope `all`, `own`, `team` (each of the person's teams) or `team:<name>`
    record Binding(
            @Nullable String person,
            @Nullable String group,
            Role role,
            @DefaultValue("team") String scope) {

        Binding {
            if ((person == null) == (group == null)) {
                throw new IllegalArgumentException(
                        "A grant of the role %s names exactly one of person and group.".formatted(role));
            }
            if (!scope.equals("all") && !scope.equals("own") && !scope.equals("team") && !scope.matches("team:.+")) {
                throw new IllegalArgumentException(
                        "The scope “%s” is none of: all, own, team, team:<name>.".formatted(scope));
            }
        }
    }

    private static List<String> paths(String setting, List<String> paths) {
        var stripped = paths.stream().map(String::strip).toList();
        stripped.forEach(path -> Claims.requirePath(setting, path));
        return stripped;
    }
}
