package io.sandboxconsole.apikey;

import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a new key.
///
/// @param team for a service key its team, a name or its token; absent for a personal key
/// @param expires absent for the longest lifetime the admin allows
public record KeyRequest(
        String name,
        Kind kind,
        @Nullable String team,
        Role role,
        @Nullable String connection,
        @Nullable Instant expires,
        Limits limits) {

    public KeyRequest {
        name = name.strip();
        team = team == null ? null : LabelToken.of(team);
    }
}
