package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.LabelToken;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A raw wish for a sandbox.
///
/// @param team the team it is to be for, where the caller names one, as a label token
/// @param request a label-safe word that no other wish has
/// @param call everything but the body
/// @param body read once; what it finds wrong is recorded as the failure of the attempt
public record RawWish(@Nullable String team, String request, EngineCall call, Supplier<byte[]> body) {

    public RawWish {
        team = team == null || team.isBlank() ? null : LabelToken.of(team);
    }
}
