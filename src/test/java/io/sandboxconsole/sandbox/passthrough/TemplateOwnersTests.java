package io.sandboxconsole.sandbox.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class TemplateOwnersTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final ConnectionId PROD = new ConnectionId("prod");

    private final Actor ann = Actors.person("ann", Role.OPERATOR, "platform");

    private final StoppableDataSource database;

    private final TemplateOwners owners;

    TemplateOwnersTests(Databases databases) {
        database = databases.migrated();
        owners = new TemplateOwners(JdbcClient.create(database), CLOCK, Guards.on(TestTrail.create(), CLOCK));
    }

    @Test
    void a_template_is_within_the_scope_of_its_team_and_of_its_creator_on_its_connection() {
        owners.record(ann, PROD, "tpl-1", "platform");
        owners.record(ann, PROD, "tpl-2", null);
        owners.record(ann, new ConnectionId("stage"), "tpl-3", "platform");

        assertThat(owners.within(new AccessScope(false, Set.of("platform"), null), PROD))
                .containsExactly("tpl-1");
        assertThat(owners.within(new AccessScope(false, Set.of(), "ann"), PROD))
                .containsExactlyInAnyOrder("tpl-1", "tpl-2");
        assertThat(owners.within(new AccessScope(false, Set.of("research"), "rob"), PROD))
                .isEmpty();
        assertThat(owners.target(PROD, "tpl-1").team()).isEqualTo("platform");
        assertThat(owners.target(PROD, "tpl-3").team()).isNull();
    }

    @Test
    void an_unknown_template_and_ids_that_no_database_takes_are_nobodys() {
        for (String id : new String[] {"tpl-9", "a\0b", "x".repeat(300), "' or 1=1 --"}) {
            assertThat(owners.target(PROD, id).owner()).isNull();
            assertThatExceptionOfType(ProviderException.NotFound.class).isThrownBy(() -> owners.require(ann, PROD, id));
            assertThatNoException().isThrownBy(() -> owners.require(Actors.person("root", Role.ADMIN), PROD, id));
        }
    }

    @Test
    void a_deleted_template_is_forgotten_and_a_stopped_database_undoes_no_creation() {
        owners.record(ann, PROD, "tpl-1", "platform");
        owners.forget(PROD, "tpl-1");
        assertThat(owners.target(PROD, "tpl-1").owner()).isNull();

        database.stop();

        assertThatNoException().isThrownBy(() -> owners.record(ann, PROD, "tpl-4", "platform"));
        assertThatNoException().isThrownBy(() -> owners.forget(PROD, "tpl-4"));
    }
}
