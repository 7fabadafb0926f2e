package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the credential's organization, once: a key belongs to one regardless of the settings.
public final class DaytonaOrganization {

    private final DaytonaConnection connection;

    private final DaytonaKeys keys;

    private volatile @Nullable String known;

    public DaytonaOrganization(DaytonaConnection connection, DaytonaKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /// Returns the organization's id.
    ///
    /// @throws Unsupported if neither server nor settings state it
    public String id() {
        String id = known;
        if (id == null) {
            Optional<String> configured = text(connection.settings().organization());
            id = (connection.credential().isToken() ? configured.or(this::found) : found().or(() -> configured))
                    .orElseThrow(this::unknown);
            known = id;
        }
        return id;
    }

    private Optional<String> found() {
        return keys.own().flatMap(key -> text(key.organizationId())).or(this::ofASandbox);
    }

    private Unsupported unknown() {
        return new Unsupported(connection.settings().id(), Message.of("problem.doing.audit-log"), Answer.NONE);
    }

    /// Servers up to 0.190 do not state a key's organization; each sandbox does.
    private Optional<String> ofASandbox() {
        return connection
                .calls()
                .read(
                        DaytonaRequestSubjects.LISTING,
                        api -> api.sandboxes(DaytonaRequestSubjects.ONE_ROW),
                        DaytonaOrganization::first);
    }

    private static Optional<String> first(DaytonaApi.Listing listing) {
        List<Row<DaytonaApi.Sandbox>> items = listing.items() == null ? List.of() : listing.items();
        return items.stream()
                .flatMap(row -> Stream.ofNullable(row.value()))
                .flatMap(item -> text(item.organizationId()).stream())
                .findFirst();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(id -> !id.isEmpty());
    }
}
