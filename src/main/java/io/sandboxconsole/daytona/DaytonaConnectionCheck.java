package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaApi.Listing;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.CheckResults;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks a server once, with at most six read calls. The server counts none of them as a failed login of a valid
/// credential.
final class DaytonaConnectionCheck {

    private static final int FORBIDDEN = 403;

    private final DaytonaConnection connection;

    private final Redaction redaction;

    private final CheckResults checkResults = new CheckResults();

    private final DaytonaCredentialCheck credentialCheck;

    private @Nullable String organization;

    DaytonaConnectionCheck(DaytonaConnection connection) {
        this.connection = connection;
        this.redaction = new Redaction(connection.credential().secrets());
        this.credentialCheck = new DaytonaCredentialCheck(connection, redaction, checkResults);
        this.organization = connection.settings().organization();
    }

    /// @throws Misconfigured if the answer comes from no Daytona server
    EngineReport report() {
        return DaytonaHealth.ofEngine(connection, this::found);
    }

    private EngineReport found() {
        Duration roundTrip = new DaytonaHealth(connection).roundTrip();
        try {
            checkAccess();
            checkResults.good(Message.of("connections.finding.accepted"));
        } catch (CredentialsRejected rejected) {
            addRejection(rejected);
        }
        Duration lead = connection.headers().lead().orElse(null);
        List<HeadRoom> headRooms = headRooms(connection.clock().instant());
        checkResults.lookAtClock(lead);
        checkResults.lookAtLimits(headRooms);
        checkResults.lookAtAddress(connection.settings().url());
        return new EngineReport(
                roundTrip,
                connection.headers().version().map(redaction::word).orElse(null),
                organization == null ? null : redaction.word(organization),
                credentialCheck.credential(),
                lead,
                headRooms,
                checkResults.list());
    }

    private void checkAccess() {
        Optional<String> reported = credentialCheck.ask();
        Listing listing = connection
                .calls()
                .once(
                        DaytonaRequestSubjects.LISTING,
                        api -> api.sandboxes(DaytonaRequestSubjects.ONE_ROW),
                        Function.identity());
        List<DaytonaApi.Sandbox> rows = listing.items() == null
                ? List.of()
                : listing.items().stream()
                        .flatMap(row -> Stream.ofNullable(row.value()))
                        .toList();
        organization = reported.or(() -> organization(rows)).orElse(organization);
        // The request was for one row: a server that knows no pages returns all.
        if (rows.size() > 1) {
            checkResults.found(
                    Condition.ENGINE_LISTS_WHOLE,
                    Message.of("connections.finding.whole-lists"),
                    Message.of("connections.finding.whole-lists.then"));
        }
        if (credentialCheck.mayReadAudit()) {
            checkAudit();
        }
    }

    private static Optional<String> organization(List<DaytonaApi.Sandbox> rows) {
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(row.organizationId()))
                .findFirst();
    }

    private void checkAudit() {
        String id = organization;
        if (id == null) {
            checkResults.found(
                    Condition.ENGINE_ORGANIZATION_UNKNOWN,
                    Message.of("connections.finding.no-organization"),
                    Message.of("connections.finding.no-organization.then"));
            return;
        }
        try {
            connection
                    .calls()
                    .once(
                            DaytonaRequestSubjects.AUDIT,
                            api -> api.audit(id, DaytonaRequestSubjects.ONE_ROW),
                            Function.identity());
            checkResults.good(Message.of("connections.finding.audit"));
        } catch (CredentialsRejected | RateLimited stop) {
            throw stop;
        } catch (ProviderException closed) {
            checkResults.found(
                    Condition.ENGINE_AUDIT_LOG_CLOSED,
                    Message.of("connections.finding.audit-closed"),
                    Message.of("connections.unlock.audit"));
        }
    }

    private void addRejection(CredentialsRejected rejected) {
        if (rejected.answer().status() == FORBIDDEN) {
            checkResults.found(
                    Condition.ENGINE_ORGANIZATION_REJECTED,
                    Message.of("connections.finding.context"),
                    Message.of("connections.finding.context.then"));
        } else {
            checkResults.found(
                    Condition.ENGINE_KEY_REJECTED,
                    Message.of("connections.finding.rejected"),
                    Message.of("connections.finding.rejected.then"));
        }
    }

    /// Omits limits whose window has since begun anew.
    private List<HeadRoom> headRooms(Instant now) {
        return connection.headers().gate().limits().stream()
                .filter(limit -> !limit.name().equals(RateLimitGate.UNNAMED))
                .filter(limit -> limit.reset() == null
                        || limit.told().plus(limit.reset()).isAfter(now))
                .map(limit -> new HeadRoom(
                        redaction.word(limit.name()),
                        limit.remaining(),
                        limit.limit(),
                        limit.reset() == null
                                ? null
                                : Duration.between(now, limit.told().plus(limit.reset()))))
                .toList();
    }
}
