package io.sandboxconsole.simulator.daytona.account;

import io.sandboxconsole.simulator.daytona.account.Directory.Member;
import io.sandboxconsole.simulator.daytona.account.Directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller and the organization of a call; a null key means a token.
///
/// @param organization the key's, or the one named by the header of a token's bearer
/// @param membership the person's membership in that organization, if any
public record Caller(
        User user,
        @Nullable Key key,
        @Nullable String organization,
        @Nullable Member membership) {

    public boolean mayDo(String permission) {
        return permissions().contains(permission);
    }

    /// Returns the key's own permissions, even if it is an owner's key.
    public List<String> permissions() {
        if (key != null) {
            return key.permissions();
        }
        return membership == null ? List.of() : membership.permissions();
    }

    public boolean owns() {
        return membership != null && membership.owner();
    }

    /// Returns the organization, required by calls about its resources.
    public String inside() {
        if (organization == null || membership == null) {
            throw HttpProblem.invalidContext();
        }
        return organization;
    }
}
