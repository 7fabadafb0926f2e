package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaApi.ApiKey;
import io.sandboxconsole.daytona.api.DaytonaApi.User;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.CheckResults;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks the credential: asks the server whose it is and which permissions it has. A key is not sent to the routes for
/// people here, because the server counts each rejection there as a failed login; [DaytonaKeys] tries one of them,
/// once.
final class DaytonaCredentialCheck {

    private static final List<UsedPermission> USED = List.of(
            new UsedPermission(DaytonaPermissions.WRITE, Message.of("connections.unlock.write")),
            new UsedPermission(DaytonaPermissions.DELETE, Message.of("connections.unlock.delete")),
            new UsedPermission(DaytonaPermissions.DELETE_SNAPSHOTS, Message.of("connections.unlock.delete-snapshots")),
            new UsedPermission(DaytonaPermissions.AUDIT, Message.of("connections.unlock.audit")));

    private static final String MANAGE_KEYS = "manage:api_keys";

    private static final RequestSubject ORGANIZATIONS =
            RequestSubject.reading(Message.of("problem.doing.organizations"), Message.of("problem.what.organizations"));

    private final DaytonaConnection connection;

    private final Redaction redaction;

    private final CheckResults checkResults;

    private Credential credential;

    /// A permission that the console uses, and the feature that it enables.
    private record UsedPermission(String permission, Message unlocks) {}

    DaytonaCredentialCheck(DaytonaConnection connection, Redaction redaction, CheckResults checkResults) {
        this.connection = connection;
        this.redaction = redaction;
        this.checkResults = checkResults;
        this.credential = credential(null, null, null);
    }

    /// Returns the credential as far as the server has described it.
    Credential credential() {
        return credential;
    }

    /// Whether the key may read the audit log, as far as is known.
    boolean mayReadAudit() {
        return credential.permissions() == null || credential.permissions().contains(DaytonaPermissions.AUDIT);
    }

    /// Runs the check and returns the credential's organization, where the server states it.
    Optional<String> ask() {
        return connection.credential().isToken() ? person() : key();
    }

    private Optional<String> key() {
        try {
            ApiKey key = connection
                    .calls()
                    .once(DaytonaRequestSubjects.CREDENTIAL, DaytonaApi::currentKey, Function.identity());
            List<String> permissions = permissions(key);
            connection.headers().permissions().told(permissions);
            if (permissions == null || !permissions.contains(MANAGE_KEYS)) {
                noteKeys();
            }
            credential = credential(key.name(), key, permissions);
            checkResults.lookAtEnd(key.expiresAt(), connection.clock().instant());
            reportPermissions(permissions);
            return Optional.ofNullable(key.organizationId());
        } catch (NotFound | Unsupported olderServer) {
            noteKeys();
            reportPermissions(null);
            return Optional.empty();
        }
    }

    private @Nullable List<String> permissions(ApiKey key) {
        return key.permissions() == null
                ? null
                : key.permissions().stream()
                        .flatMap(Stream::ofNullable)
                        .map(redaction::word)
                        .toList();
    }

    private Optional<String> person() {
        Optional<User> user = ask(DaytonaRequestSubjects.CREDENTIAL, DaytonaApi::me, Function.identity());
        credential = credential(
                user.map(one -> one.email() == null ? one.name() : one.email()).orElse(null), null, null);
        checkResults.lookAtEnd(connection.credential().end(), connection.clock().instant());
        reportPermissions(null);
        checkOrganization();
        checkKeys();
        return Optional.empty();
    }

    private void checkOrganization() {
        boolean suspended = ask(ORGANIZATIONS, DaytonaApi::organizations, DaytonaCredentialCheck::present).stream()
                .flatMap(List::stream)
                .filter(organization ->
                        Objects.equals(organization.id(), connection.settings().organization()))
                .anyMatch(organization -> Boolean.TRUE.equals(organization.suspended()));
        if (suspended) {
            checkResults.found(
                    Condition.ENGINE_ORGANIZATION_SUSPENDED,
                    Message.of("connections.finding.suspended"),
                    Message.of("connections.unlock.suspended"));
        }
    }

    /// Makes a call for people; empty where the server rejects it.
    private <A, T> Optional<T> ask(
            RequestSubject requestSubject, Function<DaytonaApi, @Nullable A> call, Function<A, T> mapping) {
        try {
            return Optional.of(connection.calls().personal(requestSubject, call, mapping));
        } catch (CredentialsRejected | RateLimited stop) {
            throw stop;
        } catch (ProviderException closed) {
            return Optional.empty();
        }
    }

    private void checkKeys() {
        if (ask(DaytonaRequestSubjects.KEYS, DaytonaApi::keys, DaytonaCredentialCheck::present)
                .isPresent()) {
            checkResults.good(Message.of("connections.finding.keys"));
        } else {
            noteKeys();
        }
    }

    private void noteKeys() {
        checkResults.found(
                Condition.ENGINE_KEY_NAMES_UNKNOWN,
                Message.of("connections.finding.no-keys"),
                Message.of("connections.finding.no-keys.then"));
    }

    private Credential credential(@Nullable String name, @Nullable ApiKey key, @Nullable List<String> permissions) {
        return new Credential(
                connection.credential().isToken()
                        ? Message.of("connections.credential.token")
                        : Message.of("connections.credential.key"),
                name == null ? null : redaction.word(name),
                key == null ? null : masked(key.value()),
                key == null ? connection.credential().end() : key.expiresAt(),
                permissions);
    }

    /// Returns null for a value without a mask: it might be the whole key.
    private @Nullable String masked(@Nullable String value) {
        return value != null && value.contains("*****") ? redaction.word(value) : null;
    }

    private static <T> List<T> present(List<@Nullable T> items) {
        return items.stream().flatMap(Stream::ofNullable).toList();
    }

    /// Reports missing permissions; a server need not list them.
    private void reportPermissions(@Nullable Collection<String> permissions) {
        if (permissions == null) {
            checkResults.found(
                    Condition.ENGINE_PERMISSIONS_UNKNOWN,
                    Message.of("connections.finding.permissions-untold"),
                    Message.of("connections.finding.permissions-untold.then"));
            return;
        }
        List<UsedPermission> lacking = USED.stream()
                .filter(right -> !permissions.contains(right.permission()))
                .toList();
        lacking.forEach(right -> checkResults.found(
                Condition.ENGINE_PERMISSION_MISSING,
                Message.of("connections.finding.permission", right.permission()),
                right.unlocks()));
        if (lacking.isEmpty()) {
            checkResults.good(Message.of("connections.finding.permissions"));
        }
    }
}
