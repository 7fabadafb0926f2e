package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.DaytonaApi.ApiKey;
import io.sandboxconsole.daytona.DaytonaApi.User;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.Findings;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Has a server say as whom it knows us. A key is not taken to the routes for people here, because each refusal there
/// counts as a failed login; [DaytonaKeys] tries one of them, once.
final class DaytonaIntroduction {

    private static final String AUDIT = "read:audit_logs";

    private static final List<Right> USED = List.of(
            new Right("write:sandboxes", Phrase.of("connections.unlock.write")),
            new Right("delete:sandboxes", Phrase.of("connections.unlock.delete")),
            new Right("delete:snapshots", Phrase.of("connections.unlock.delete-snapshots")),
            new Right(AUDIT, Phrase.of("connections.unlock.audit")));

    private static final String MANAGE_KEYS = "manage:api_keys";

    private static final Subject ORGANIZATIONS =
            Subject.reading(Phrase.of("problem.doing.organizations"), Phrase.of("problem.what.organizations"));

    private final DaytonaConnection connection;

    private final Redaction redaction;

    private final Findings findings;

    private Credential credential;

    /// A permission that the console has a use for, and what it makes possible.
    private record Right(String permission, Phrase unlocks) {}

    DaytonaIntroduction(DaytonaConnection connection, Redaction redaction, Findings findings) {
        this.connection = connection;
        this.redaction = redaction;
        this.findings = findings;
        this.credential = credential(null, null, null);
    }

    /// What the server has said so far.
    Credential credential() {
        return credential;
    }

    /// Whether nothing speaks against reading the audit log.
    boolean mayReadAudit() {
        return credential.permissions() == null || credential.permissions().contains(AUDIT);
    }

    /// Asks, and answers the organization that the credential opens, where the server tells.
    Optional<String> ask() {
        return connection.credential().isToken() ? person() : key();
    }

    private Optional<String> key() {
        try {
            ApiKey key =
                    connection.calls().once(DaytonaSubjects.CREDENTIAL, DaytonaApi::currentKey, Function.identity());
            List<String> permissions = permissions(key);
            if (permissions == null || !permissions.contains(MANAGE_KEYS)) {
                warnOfKeys();
            }
            credential = credential(key.name(), key, permissions);
            findings.lookAtEnd(key.expiresAt(), connection.clock().instant());
            lookAt(permissions);
            return Optional.ofNullable(key.organizationId());
        } catch (NotFound | Unsupported olderServer) {
            warnOfKeys();
            lookAt(null);
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
        Optional<User> user = told(DaytonaSubjects.CREDENTIAL, DaytonaApi::me, Function.identity());
        credential = credential(
                user.map(one -> one.email() == null ? one.name() : one.email()).orElse(null), null, null);
        findings.lookAtEnd(connection.credential().end(), connection.clock().instant());
        lookAt(null);
        lookAtOrganization();
        lookAtKeys();
        return Optional.empty();
    }

    private void lookAtOrganization() {
        boolean suspended = told(ORGANIZATIONS, DaytonaApi::organizations, DaytonaIntroduction::present).stream()
                .flatMap(List::stream)
                .filter(organization ->
                        Objects.equals(organization.id(), connection.settings().organization()))
                .anyMatch(organization -> Boolean.TRUE.equals(organization.suspended()));
        if (suspended) {
            findings.missing(Phrase.of("connections.finding.suspended"), Phrase.of("connections.unlock.suspended"));
        }
    }

    /// What the server tells a person, unless it keeps that to itself.
    private <A, T> Optional<T> told(Subject subject, Function<DaytonaApi, @Nullable A> call, Function<A, T> mapping) {
        try {
            return Optional.of(connection.calls().personal(subject, call, mapping));
        } catch (CredentialsRejected | RateLimited stop) {
            throw stop;
        } catch (ProviderException closed) {
            return Optional.empty();
        }
    }

    private void lookAtKeys() {
        if (told(DaytonaSubjects.KEYS, DaytonaApi::keys, DaytonaIntroduction::present)
                .isPresent()) {
            findings.good(Phrase.of("connections.finding.keys"));
        } else {
            warnOfKeys();
        }
    }

    private void warnOfKeys() {
        findings.warning(Phrase.of("connections.finding.no-keys"), Phrase.of("connections.finding.no-keys.then"));
    }

    private Credential credential(@Nullable String name, @Nullable ApiKey key, @Nullable List<String> permissions) {
        return new Credential(
                connection.credential().isToken()
                        ? Phrase.of("connections.credential.token")
                        : Phrase.of("connections.credential.key"),
                name == null ? null : redaction.word(name),
                key == null ? null : masked(key.value()),
                key == null ? connection.credential().end() : key.expiresAt(),
                permissions);
    }

    /// A server that shows more than a few characters is not believed to have masked the rest.
    private @Nullable String masked(@Nullable String value) {
        return value != null && value.contains("*****") ? redaction.word(value) : null;
    }

    private static <T> List<T> present(List<@Nullable T> items) {
        return items.stream().flatMap(Stream::ofNullable).toList();
    }

    /// Finds what `permissions` lack; a server need not tell them.
    private void lookAt(@Nullable Collection<String> permissions) {
        if (permissions == null) {
            findings.warning(
                    Phrase.of("connections.finding.permissions-untold"),
                    Phrase.of("connections.finding.permissions-untold.then"));
            return;
        }
        List<Right> lacking = USED.stream()
                .filter(right -> !permissions.contains(right.permission()))
                .toList();
        lacking.forEach(right ->
                findings.missing(Phrase.of("connections.finding.permission", right.permission()), right.unlocks()));
        if (lacking.isEmpty()) {
            findings.good(Phrase.of("connections.finding.permissions"));
        }
    }
}
