package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of read-only calls about an engine, its clock and our credential. Holds no secret; the engine's texts are
/// short and without control characters.
///
/// @param organization the engine's tenant that the credential opens
/// @param clockLead by how much the engine's clock is ahead of ours, negative when behind; absent where it reports no
/// time
/// @param headRooms empty where the engine reports no limits
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

    /// A healthy engine without further details.
    static EngineReport of(EngineHealth health) {
        return new EngineReport(health.roundTrip(), health.version(), null, null, null, List.of(), List.of());
    }

    /// Our credential as the engine reports it; never its value.
    ///
    /// @param kind the kind of credential
    /// @param masked the few characters that the engine itself reveals
    /// @param expiresAt absent where it does not expire, or its expiry is unknown
    /// @param permissions absent where the engine does not report them
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

    /// A rate limit of the engine, as of its latest response about it.
    ///
    /// @param throttler the engine's name for the limit, such as `sandbox-create`
    /// @param resetIn time until the count resets
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
}
