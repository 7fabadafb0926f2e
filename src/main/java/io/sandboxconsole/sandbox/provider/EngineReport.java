package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reading calls alone tell about an engine, its clock and our credential. Holds no secret; texts of the engine's
/// own are short and without control characters.
///
/// @param organization the engine's tenant that the credential opens
/// @param clockLead how far the engine's clock is ahead of ours, negative when behind; absent where it tells no time
/// @param headRooms empty where the engine tells of no limits
public record EngineReport(
        Duration roundTrip,
        @Nullable String version,
        @Nullable String organization,
        @Nullable Credential credential,
        @Nullable Duration clockLead,
        List<HeadRoom> headRooms,
        List<Finding> findings) {

    public EngineReport {
        headRooms = List.copyOf(headRooms);
        findings = List.copyOf(findings);
    }

    /// An engine of which nothing is known but that it is well.
    static EngineReport of(EngineHealth health) {
        return new EngineReport(health.roundTrip(), health.version(), null, null, null, List.of(), List.of());
    }

    /// What we are let in with, as the engine knows it; never its value.
    ///
    /// @param kind what sort of credential it is
    /// @param masked the few characters that the engine itself shows
    /// @param expiresAt absent where it does not end, or its end is not known
    /// @param permissions absent where the engine does not tell them
    public record Credential(
            Message kind,
            @Nullable String name,
            @Nullable String masked,
            @Nullable Instant expiresAt,
            @Nullable List<String> permissions) {

        public Credential {
            permissions = permissions == null ? null : List.copyOf(permissions);
        }
    }

    /// How often the engine lets us call, as of its newest answer about that.
    ///
    /// @param throttler the engine's name for the limit, such as `sandbox-create`
    /// @param resetIn until the count begins anew
    public record HeadRoom(
            String throttler,
            @Nullable Long remaining,
            long limit,
            @Nullable Duration resetIn) {

        private static final int SCARCE = 10;

        /// Whether less than a tenth is left.
        boolean scarce() {
            return remaining != null && remaining * SCARCE < limit;
        }
    }

    /// How much a finding matters.
    public enum Level {
        GOOD,
        /// Works, and deserves a look.
        WARNING,
        /// Something cannot be done until somebody helps.
        MISSING
    }

    /// One thing that was found.
    ///
    /// @param consequence what would become possible, or what to do
    public record Finding(
            Level level, Message sentence, @Nullable Message consequence) {}
}
