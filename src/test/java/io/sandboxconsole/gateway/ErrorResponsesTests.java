package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ErrorResponsesTests {

    private final TestTrail trail = TestTrail.create();

    private final Guard guard = Guards.on(trail, Clock.systemUTC());

    private final ErrorResponses errorResponses = new ErrorResponses(guard);

    private final MockHttpServletRequest request = new MockHttpServletRequest("DELETE", "/v1/sandboxes/sb-1");

    ErrorResponsesTests() {
        request.setServletPath("/v1/sandboxes/sb-1");
    }

    @Test
    void a_lock_is_a_conflict_that_says_who_locked_it_and_why() {
        var id = UUID.randomUUID();

        var refusal = errorResponses.refusal(
                new SandboxLocked(Message.of("lock.says", "Ada", "Demo"), id),
                request,
                caller(Actors.person("a", Role.LEAD)));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("SANDBOX_LOCKED");
        assertThat(refusal.getMessage()).contains("Locked by Ada: Demo", id.toString());
    }

    @Test
    void whoever_lacks_the_permission_everywhere_has_too_small_a_role() {
        var viewer = Actors.person("vic", Role.VIEWER, "platform");

        var refusal = errorResponses.refusal(denied(viewer, "platform"), request, caller(viewer));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("INSUFFICIENT_ROLE");
        assertThat(refusal.getMessage()).endsWith("that needs the role Operator, Lead or Admin.");
    }

    @Test
    void whoever_holds_it_for_other_sandboxes_is_out_of_scope() {
        var auditing = Actors.person("ada", Role.AUDITOR);
        var both = new Actor(
                auditing.id(),
                auditing.name(),
                auditing.kind(),
                auditing.teams(),
                Set.of(new Grant(Role.VIEWER, new Scope.All()), new Grant(Role.OPERATOR, new Scope.Team("research"))),
                auditing.origin());

        var refusal = errorResponses.refusal(denied(both, "platform"), request, caller(both));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void what_is_hidden_reads_exactly_as_what_is_not_there() {
        var stranger = Actors.person("sam", Role.OPERATOR, "other");
        var missing = new ProviderException.NotFound(
                new ConnectionId("prod"),
                Message.quoted("sandbox"),
                new Answer(404, "KUBERNETES::SANDBOX_NOT_FOUND", "Sandbox 'sb-1' not found", "r-1"));

        var hidden = errorResponses.refusal(denied(stranger, "platform"), request, caller(stranger));
        var gone = errorResponses.refusal(missing, request, caller(stranger));

        assertThat(hidden.status()).isEqualTo(404).isEqualTo(gone.status());
        assertThat(hidden.code()).isEqualTo("DOCKER::SANDBOX_NOT_FOUND").isEqualTo(gone.code());
        assertThat(hidden.getMessage()).isEqualTo("Sandbox sb-1 not found.").isEqualTo(gone.getMessage());
        assertThat(hidden.headers()).isEqualTo(gone.headers());
    }

    @Test
    void a_trail_that_cannot_be_written_is_503() {
        var operator = Actors.person("ada", Role.OPERATOR, "platform");
        trail.database().stop();
        var failure = catchThrowableOfType(
                AuditUnavailable.class, () -> guard.run(operator, operation("platform"), () -> {}));

        var refusal = errorResponses.refusal(failure, request, caller(operator));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.code()).isEqualTo("AUDIT_UNAVAILABLE");
    }

    private AccessDenied denied(Actor actor, String team) {
        return catchThrowableOfType(AccessDenied.class, () -> guard.run(actor, operation(team), () -> {}));
    }

    private static Operation operation(String team) {
        return new Operation("pause", Permission.CHANGE_SANDBOX, new Target("prod", "sb-1", "build", team, "bob"));
    }

    private static Caller caller(Actor actor) {
        return Callers.of(actor);
    }
}
