package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.TestTrail;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    void many_networks_together_do_not_fill_the_trail_either() {
        for (int count = 0; count < AuthenticationFailureLog.MOST + 500; count++) {
            refused.refused(stranger("10.0.%d.%d".formatted(count / 256, count % 256)), "unknown-key");
        }
        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.MOST);

        now = now.plus(AuthenticationFailureLog.PACE);
        refused.refused(stranger("10.0.0.1"), "unknown-key");

        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.MOST + 1);
    }

    @Test
    void one_network_leaves_few_rows_also_with_all_of_its_addresses_and_takes_no_place_from_others() {
        for (int count = 0; count < 500; count++) {
            refused.refused(stranger("2001:db8:0:7::%x".formatted(count)), "reason-" + count);
        }
        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.MOST_OF_ONE);

        refused.refused(stranger("2001:db8:0:8::1"), "unknown-key");

        assertThat(trail.rows()).hasSize(AuthenticationFailureLog.MOST_OF_ONE + 1);
    }

    @Test
    void what_is_left_out_is_counted_in_a_row_with_the_addresses() {
        for (int count = 0; count < 50; count++) {
            refused.refused(stranger("2001:db8:0:7::%x".formatted(count)), "unknown-key");
        }
        for (int count = 0; count < 22; count++) {
            refused.refused(stranger("10.0.0.1"), "reason-" + count);
        }

        refused.recordLeftOut();
        refused.recordLeftOut();

        assertThat(leftOut())
                .containsExactly("51 refused calls left no row of their own (2001:db8:0:7::/64: 49 unknown-key,"
                        + " 10.0.0.1: 1 reason-20, 10.0.0.1: 1 reason-21).");
    }

    @Test
    void a_flood_of_unknown_callers_pushes_out_no_proven_key_and_hides_no_address() {
        for (int count = 0; count < AuthenticationFailureLog.MOST + 90; count++) {
            refused.refused(stranger("10.0.%d.%d".formatted(count / 256, count % 256)), "unknown-key");
        }
        var key = new Actor(
                new ActorId("key-1"), "CI", Actor.Kind.KEY, List.of(), Set.of(), new Origin(Door.GATEWAY, "10.0.0.1"));
        refused.refused(key, "revoked-key");
        refused.recordLeftOut();

        assertThat(trail.rows())
                .filteredOn(row -> row.who().id().equals("key-1"))
                .hasSize(1);
        assertThat(leftOut()).hasSize(5);
        for (int count = AuthenticationFailureLog.MOST; count < AuthenticationFailureLog.MOST + 90; count++) {
            String address = "10.0.%d.%d: 1 unknown-key".formatted(count / 256, count % 256);
            assertThat(leftOut()).anySatisfy(detail -> assertThat(detail).contains(address));
        }
    }

    @Test
    void what_has_been_counted_is_recorded_when_the_console_ends() throws NoSuchMethodException {
        assertThat(AuthenticationFailureLog.class
                        .getDeclaredMethod("recordLeftOut")
                        .isAnnotationPresent(PreDestroy.class))
                .isTrue();
    }

    private List<String> leftOut() {
        return trail.rows().stream()
                .map(row -> Objects.requireNonNull(row.ending()))
                .filter(ending -> ending.code().equals("left-out"))
                .map(Ending::detail)
                .toList();
    }

    @Test
    void a_text_that_is_no_address_is_not_recorded_as_one() {
        refused.refused(stranger("<script>, 10.0.0.1"), "unknown-key");

        assertThat(trail.rows().getFirst().who().address()).isNull();
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
