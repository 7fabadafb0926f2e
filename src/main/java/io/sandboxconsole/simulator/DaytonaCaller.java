package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaDirectory.Member;
import io.sandboxconsole.simulator.DaytonaDirectory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who calls and in which organization; somebody without a key came with a token.
///
/// @param organization the key's, or the one that the header of a token's bearer names
/// @param membership how the person belongs to that organization, if they do
record DaytonaCaller(
        User user,
        @Nullable DaytonaKey key,
        @Nullable String organization,
        @Nullable Member membership) {

    boolean mayDo(String permission) {
        return permissions().contains(permission);
    }

    /// A key is measured by its own permissions, even the key of an owner.
    List<String> permissions() {
        if (key != null) {
            return key.permissions();
        }
        return membership == null ? List.of() : membership.permissions();
    }

    boolean owns() {
        return membership != null && membership.owner();
    }

    /// The organization, which a call about an organization's things cannot do without.
    String inside() {
        if (organization == null || membership == null) {
            throw DaytonaProblem.invalidContext();
        }
        return organization;
    }
}
