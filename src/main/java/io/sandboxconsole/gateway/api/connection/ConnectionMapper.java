package io.sandboxconsole.gateway.api.connection;

import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.DataAges;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo.CheckInfo;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo.CredentialInfo;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo.FindingInfo;
import io.sandboxconsole.gateway.api.wire.ConnectionInfo.HeadRoomInfo;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.ConnectionCheck;
import io.sandboxconsole.sandbox.provider.EngineReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes connections and their checks as the API has them.
final class ConnectionMapper {

    private ConnectionMapper() {}

    /// @param informed whether the reader may read about connections
    static ConnectionInfo of(Connection connection, List<ConnectionHealth> all, boolean informed, Instant now) {
        var capabilities = connection.capabilities();
        @Nullable
        ConnectionHealth health = all.stream()
                .filter(one -> one.connection().equals(connection.id()))
                .findFirst()
                .orElse(null);
        return new ConnectionInfo(
                connection.id().value(),
                connection.name(),
                capabilities.engine(),
                informed ? connection.host() : null,
                capabilities.actions().stream()
                        .sorted()
                        .map(SandboxAction::word)
                        .toList(),
                capabilities.parts().stream().sorted().map(ApiWords::of).toList(),
                capabilities.minimumTimeout(),
                capabilities.maximumTimeout(),
                health == null ? null : DataAges.of(health, now),
                health == null ? null : health.lastAttempt(),
                health == null ? null : health.nextAttempt(),
                health == null || !informed ? null : health.rows(),
                health == null || !informed ? null : health.engineVersion(),
                health == null || !informed ? null : health.listingTook(),
                health == null ? null : health.pace().interval());
    }

    static CheckInfo check(ConnectionId connection, ConnectionCheck check) {
        return switch (check) {
            case ConnectionCheck.Failed failed ->
                new CheckInfo(
                        connection.value(),
                        failed.at(),
                        false,
                        failed.failure().explanation().toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of());
            case ConnectionCheck.Reported reported -> reported(connection, reported.report(), reported.at());
        };
    }

    private static CheckInfo reported(ConnectionId connection, EngineReport report, Instant at) {
        return new CheckInfo(
                connection.value(),
                at,
                true,
                null,
                report.roundTrip(),
                report.version(),
                report.organization(),
                credential(report.credential()),
                report.clockLead(),
                report.headRooms().stream()
                        .map(room -> new HeadRoomInfo(room.throttler(), room.remaining(), room.limit(), room.resetIn()))
                        .toList(),
                report.findings().stream()
                        .map(finding -> new FindingInfo(
                                ApiWords.of(finding.level()),
                                finding.sentence().toString(),
                                finding.consequence() == null
                                        ? null
                                        : finding.consequence().toString()))
                        .toList());
    }

    private static @Nullable CredentialInfo credential(EngineReport.@Nullable Credential credential) {
        return credential == null
                ? null
                : new CredentialInfo(
                        credential.kind().toString(),
                        credential.name(),
                        credential.masked(),
                        credential.expiresAt(),
                        credential.permissions());
    }
}
