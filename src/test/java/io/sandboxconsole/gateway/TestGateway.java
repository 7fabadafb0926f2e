package io.sandboxconsole.gateway;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.TestCredentials;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.opensandbox.OpenSandboxFactories;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.passthrough.PassThroughFixture;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// The routes below `/v1` over a real adapter and a test's engine, without the [GatewayFilter].
final class TestGateway {

    static final String KEY = "engine-key-canary-7f3a";

    final TestTrail trail = TestTrail.create();

    final PassThroughFixture services;

    final TestInventory inventory = new TestInventory(_ -> new AccessScope(true, Set.of(), null));

    Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final EngineRoutes routes;

    TestGateway(URI engine) {
        this(engine, new SharedResourceProperties(Map.of()));
    }

    /// @param shared what teams may name in new sandboxes
    TestGateway(URI engine, SharedResourceProperties shared) {
        services = new PassThroughFixture(trail, OpenSandboxFactories.hasty(), engine, KEY, shared);
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        var repeated = IdempotentCallsFixture.on(trail.database(), clock);
        var creations = new GatewayCreations(services.creations, new SandboxLimit(inventory.inventory()), repeated);
        routes = new EngineRoutes(
                services.guard,
                new ConnectionSelector(services.door, ""),
                creations,
                services.sandboxes,
                services.listing,
                services.snapshots,
                services.templates,
                services.pools,
                // No round decides here about open calls.
                new PortCalls(services.sandboxes, new OpenCalls(null, services.sandboxes, null, null)),
                TestCredentials.endpointAccess());
    }

    /// Locks a sandbox.
    void lock(String sandbox) {
        var id = new SandboxId(PassThroughFixture.PROD, sandbox);
        services.locks.place(
                Actors.person("root", Role.ADMIN),
                new Target(id.connection().value(), sandbox, null, "platform", null),
                new LockSubject.One(id, sandbox),
                new ProtectionTerms("Demo", null));
    }

    /// Removes every lock.
    void unlock() {
        services.locks
                .view()
                .all()
                .forEach(lock -> services.locks.remove(Actors.person("root", Role.ADMIN), lock, null));
    }

    /// What a caller gets.
    record Answer(int status, String body, MockHttpServletResponse response) {}

    Answer call(Actor actor, String method, String uri) {
        return call(actor, method, uri, "", Map.of());
    }

    Answer call(Actor actor, String method, String uri, String body) {
        return call(actor, method, uri, body, Map.of());
    }

    Answer call(Actor actor, String method, String uri, String body, Map<String, String> headers) {
        return call(Callers.of(actor), request(method, uri, body, headers));
    }

    Answer call(Caller caller, MockHttpServletRequest request) {
        return call(caller, request, new MockHttpServletResponse());
    }

    Answer call(Caller caller, MockHttpServletRequest request, MockHttpServletResponse response) {
        try {
            routes.answer(caller, request, response);
        } catch (ProviderException failure) {
            var refusal = EngineErrors.refusal(failure);
            return new Answer(refusal.status(), String.valueOf(refusal.getMessage()), response);
        } catch (RuntimeException failure) {
            return new Answer(status(failure), String.valueOf(failure.getMessage()), response);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Answer(
                response.getStatus(), new String(response.getContentAsByteArray(), StandardCharsets.UTF_8), response);
    }

    static MockHttpServletRequest request(String method, String uri, String body, Map<String, String> headers) {
        int query = uri.indexOf('?');
        var request = new MockHttpServletRequest(method, "/v1" + (query < 0 ? uri : uri.substring(0, query)));
        request.setQueryString(query < 0 ? null : uri.substring(query + 1));
        request.addHeader("Content-Type", "application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        headers.forEach(request::addHeader);
        return request;
    }

    private static int status(RuntimeException failure) {
        return switch (failure) {
            case ApiError refusal -> refusal.status();
            case SandboxNotFound _ -> 404;
            case SandboxLocked _ -> 409;
            case AccessDenied denied -> denied.hidden() ? 404 : 403;
            case AuditUnavailable _ -> 503;
            default -> throw failure;
        };
    }
}
