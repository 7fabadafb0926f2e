package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records and tells whose a template is. The engine has one key for all teams, so it does not know, and a template's
/// metadata declares no more than what it was sent: only these records count.
///
/// Blocks on the database; safe for use by several threads.
@Component
class TemplateOwners {

    private static final Logger log = LoggerFactory.getLogger(TemplateOwners.class);

    private static final int LONGEST_ID = 255;

    private final JdbcClient jdbc;

    private final Clock clock;

    private final Guard guard;

    TemplateOwners(JdbcClient jdbc, Clock clock, Guard guard) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.guard = guard;
    }

    /// Records that `actor` created a template for `team`. Without the record only those who see every team's
    /// templates know it, so a failure is logged and does not undo the creation.
    void record(Actor actor, ConnectionId connection, String template, @Nullable String team) {
        try {
            jdbc.sql("""
                    insert into template_owner (connection, template, team, owner, at)
                    values (:connection, :template, :team, :owner, :at)
                    """)
                    .param("connection", connection.value())
                    .param("template", template)
                    .param("team", team)
                    .param("owner", actor.owner())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException failure) {
            log.error("The owner of the template {} of {} could not be recorded.", template, connection, failure);
        }
    }

    /// The template with its recorded owner and team, which are absent where none is recorded.
    Target target(ConnectionId connection, String template) {
        return find(connection, template).orElseGet(() -> new Target(connection.value(), template, null, null, null));
    }

    /// The ids of a connection's templates within `accessScope`.
    Set<String> within(AccessScope accessScope, ConnectionId connection) {
        return rows("where connection = :connection", connection, null).stream()
                .filter(target -> accessScope.covers(target.team(), target.owner()))
                .map(target -> Objects.requireNonNull(target.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Forgets a template that was deleted.
    void forget(ConnectionId connection, String template) {
        try {
            jdbc.sql("delete from template_owner where connection = :connection and template = :template")
                    .param("connection", connection.value())
                    .param("template", template)
                    .update();
        } catch (DataAccessException failure) {
            log.warn("The owner of the deleted template {} of {} stays recorded.", template, connection, failure);
        }
    }

    /// Requires that `actor` may see the template, without a call to the engine.
    ///
    /// @throws ProviderException.NotFound if not; an unknown template and a hidden one read alike
    void require(Actor actor, ConnectionId connection, String template) {
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        boolean visible = accessScope.isUnlimited()
                || find(connection, template)
                        .filter(target -> accessScope.covers(target.team(), target.owner()))
                        .isPresent();
        if (!visible) {
            throw unknown(connection, template);
        }
    }

    static ProviderException.NotFound unknown(ConnectionId connection, String template) {
        return new ProviderException.NotFound(
                connection,
                Message.of("problem.what.template", template),
                new Answer(404, "FSB::TEMPLATE_NOT_FOUND", "Template not found.", null));
    }

    private Optional<Target> find(ConnectionId connection, String template) {
        // No database stores such an id, and some refuse to look for it.
        boolean storable = template.length() <= LONGEST_ID && template.indexOf('\0') < 0;
        return storable
                ? rows("where connection = :connection and template = :template", connection, template).stream()
                        .findFirst()
                : Optional.empty();
    }

    private List<Target> rows(String condition, ConnectionId connection, @Nullable String template) {
        var statement = jdbc.sql("select template, team, owner from template_owner " + condition)
                .param("connection", connection.value());
        return (template == null ? statement : statement.param("template", template))
                .query((row, _) -> new Target(
                        connection.value(),
                        row.getString("template"),
                        null,
                        row.getString("team"),
                        row.getString("owner")))
                .list();
    }
}
