package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaApi.AuditEntry;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.api.DaytonaRequestSubjects;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Reads an organization's audit log, newest first: by token where the server returns one, and else by page.
public final class DaytonaAuditLog {

    private final DaytonaConnection connection;

    private final DaytonaOrganization organization;

    public DaytonaAuditLog(DaytonaConnection connection, DaytonaOrganization organization) {
        this.connection = connection;
        this.organization = organization;
    }

    /// Whether the server supports conditions such as `targetId[in]`.
    public boolean takesConditions() {
        return connection.headers().modern();
    }

    /// Returns the entries up to the page after which it is `enough`, each once. Entries without an id or a time are
    /// skipped, and entries that another page pushed on may be missing.
    ///
    /// @param conditions ignored by older servers
    public List<AuditEntry> read(
            Map<String, String> conditions, int mostPages, Predicate<Collection<AuditEntry>> enough) {
        Map<String, AuditEntry> entries = new LinkedHashMap<>();
        String token = null;
        for (int number = 1; number <= mostPages; number++) {
            DaytonaApi.AuditPage page = page(conditions, number, token);
            List<AuditEntry> usable = usable(page);
            usable.forEach(entry -> entries.put(Objects.requireNonNull(entry.id()), entry));
            String next = page.nextToken();
            boolean byToken = next != null && !next.isBlank();
            if (isLast(page, number, byToken || token != null, next) || enough.test(entries.values())) {
                break;
            }
            token = byToken ? next : null;
        }
        return List.copyOf(entries.values());
    }

    private DaytonaApi.AuditPage page(Map<String, String> conditions, int number, @Nullable String token) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        conditions.forEach(query::add);
        query.add("limit", String.valueOf(DaytonaApi.PAGE_SIZE));
        if (token != null) {
            query.add("nextToken", token);
        } else if (number > 1) {
            query.add("page", String.valueOf(number));
        }
        String organizationId = organization.id();
        return connection
                .calls()
                .read(DaytonaRequestSubjects.AUDIT, api -> api.audit(organizationId, query), page -> page);
    }

    private static boolean isLast(DaytonaApi.AuditPage page, int number, boolean byToken, @Nullable String next) {
        int rows = page.items() == null ? 0 : page.items().size();
        if (rows == 0) {
            return true;
        }
        if (byToken) {
            return next == null || next.isBlank();
        }
        return page.totalPages() == null ? rows < DaytonaApi.PAGE_SIZE : number >= page.totalPages();
    }

    private static List<AuditEntry> usable(DaytonaApi.AuditPage page) {
        return page.items() == null
                ? List.of()
                : page.items().stream()
                        .map(Row::value)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .filter(entry -> entry.id() != null && entry.createdAt() != null)
                        .toList();
    }
}
