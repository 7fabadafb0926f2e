package io.sandboxconsole.simulator.daytona.account;

import io.sandboxconsole.simulator.daytona.account.Directory.Member;
import io.sandboxconsole.simulator.daytona.account.Directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who calls and in which organization; somebody without a key came with a token.
///
/// @param organization the key's, or the one that the header of a token's bearer names
/// @param membership how the person belongs to that organization, if they do
public record Caller(
        User user,
        @Nullable Key key,
        @Nullable String organization,
        @Nullable Member membership) {

    public boolean mayDo(String permission) {
        return permissions().contains(permission);
    }

    /// A key is measured by its own permissions, even the key of an owner.
    public List<String> permissions() {
        if (key != null) {
            return key.permissions();
        }
        return membership == null ? List.of() : membership.permissions();
    }

    public boolean owns() {
        return membership != null && membership.owner();
    }

    /// The organization, which a call about an organization's things cannot do without.
    public String inside() {
        if (organization == null || membership == null) {
            throw HttpProblem.invalidContext();
        }
        return organization;
    }
}
