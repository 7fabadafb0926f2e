package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AuthenticationFailureLogTests {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private final TestTrail trail = TestTrail.create();

    private final AuditBacklog overdue = new AuditBacklog(trail.trail());

    private final AuthenticationFailureLog refused =
            new AuthenticationFailureLog(new AuditRecorder(trail.trail(), overdue, clock), clock);

    @Test
    void a_refusal_says_who_from_where_and_why() {
        refused.refused(stranger("10.0.0.1"), "unknown-key");

        var row = trail.rows().getFirst();
        assertThat(row.action()).isEqualTo("authenticate");
        assertThat(row.who().id()).isEqualTo("unknown");
        assertThat(row.who().door()).isEqualTo("gateway");
        assertThat(row.who().address()).isEqualTo("10.0.0.1");
        assertThat(Objects.requireNonNull(row.ending()).result()).isEqualTo(Result.DENIED);
        assertThat(row.ending().code()).isEqualTo("unknown-key");
    }

    @Test
    void the_same_refusal_of_the_same_caller_leaves_one_row_a_minute() {
        refused.refused(stranger("10.0.0.1"), "unknown-key");
        refused.refused(stranger("10.0.0.1"), "unknown-key");
        refused.refused(stranger("10.0.0.1"), "malformed-key");
        refused.refused(stranger("10.0.0.2"), "unknown-key");
        assertThat(trail.rows()).hasSize(3);

        now = now.plus(AuthenticationFailureLog.PACE);
        refused.refused(stranger("10.0.0.1"), "unknown-key");

        assertThat(trail.rows()).hasSize(4);
    }

    @Test
    void many_addresses_together_do_not_fill_the_trail_either() {
        for (int count = 0; count < AuthenticationFailureLog.CAPACITY + 500; count++) {
            refused.refused(stranger("fd00::" + count), "unknown-key");
        }
        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.CAPACITY);

        now = now.plus(AuthenticationFailureLog.PACE);
        refused.refused(stranger("fd00::1"), "unknown-key");

        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.CAPACITY + 1);
    }

    @Test
    void a_stopped_database_gets_the_row_later() {
        trail.database().stop();
        refused.refused(stranger("10.0.0.1"), "unknown-key");
        trail.database().start();

        overdue.catchUp();

        assertThat(trail.rows()).hasSize(1);
    }

    private static Actor stranger(String address) {
        return CurrentActor.anonymous(new Origin(Door.GATEWAY, address));
    }
}
