package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Creates sandboxes. A create request must not be repeated, and the server may answer one with an error and yet keep a
/// broken sandbox. Every new sandbox therefore has a unique name, by which it is searched for after any answer but
/// success.
final class DaytonaCreation {

    private static final int BAD_REQUEST = 400;

    private static final int CONFLICT = 409;

    private final DaytonaServer server;

    DaytonaCreation(DaytonaServer server) {
        this.server = server;
    }

    /// Validates before the request. Returns the sandbox as the server accepted it, `creating` also where it already
    /// runs.
    ///
    /// @throws Conflict also where the server keeps a broken sandbox, whose id the message names
    Sandbox create(SandboxSpec spec, Capabilities capabilities) {
        server.preconditions().require(DaytonaRequests.problems(spec, capabilities));
        DaytonaApi.CreateSandbox request = DaytonaRequests.creation(spec);
        try {
            return server.calls().once(subject(spec), api -> api.create(request), server.mapper()::sandbox);
        } catch (ProviderException failure) {
            return findCreated(request, spec, failure).orElseThrow(() -> explained(failure));
        }
    }

    /// Keeps the secrets out of every message.
    private static RequestSubject subject(SandboxSpec spec) {
        Message what = switch (spec.origin()) {
            case Origin.Image _ -> Message.of("problem.what.named");
            case Origin.Snapshot(String id) -> Message.of("problem.what.snapshot", id);
        };
        return RequestSubject.changing(Message.of("problem.doing.create"), what)
                .withSecrets(spec.env().values());
    }

    /// Finds the sandbox that the failed request has made all the same.
    ///
    /// @throws Conflict if it is broken
    private Optional<Sandbox> findCreated(
            DaytonaApi.CreateSandbox request, SandboxSpec spec, ProviderException failure) {
        int status = failure.answer().status();
        if (!failure.unclear() && status != BAD_REQUEST && status != CONFLICT) {
            return Optional.empty();
        }
        String name = Objects.requireNonNull(request.name());
        DaytonaSandboxReads reads = server.reads().without(spec.env().values());
        Optional<Sandbox> made = find(reads, name, failure).filter(sandbox -> isOurs(sandbox, spec));
        made.filter(sandbox -> sandbox.state().kind() == Kind.FAILED).ifPresent(broken -> {
            throw brokenSandbox(broken, failure);
        });
        return made;
    }

    private static Optional<Sandbox> find(DaytonaSandboxReads reads, String name, ProviderException failure) {
        try {
            return failure.unclear() ? reads.awaited(name) : reads.find(name);
        } catch (ProviderException alsoFailed) {
            // The first failure explains the situation better than this one.
            failure.addSuppressed(alsoFailed);
            return Optional.empty();
        }
    }

    /// A name is free again as soon as its sandbox is deleted, so only the label shows whether it is this request's.
    private static boolean isOurs(Sandbox sandbox, SandboxSpec spec) {
        @Nullable String request = spec.metadata().get(ReservedMetadata.REQUEST);
        return request != null && request.equals(sandbox.metadata().get(ReservedMetadata.REQUEST));
    }

    private ProviderException brokenSandbox(Sandbox broken, ProviderException failure) {
        String message = failure.answer().message();
        Message reason = message == null ? Message.of("problem.reason.unsaid") : Message.quoted(message);
        return new Conflict(
                broken.id(),
                Message.of("problem.daytona.corpse", broken.title(), broken.id().value(), reason),
                failure.answer());
    }

    private ProviderException explained(ProviderException failure) {
        Answer answer = failure.answer();
        return answer.status() == CONFLICT
                ? server.preconditions()
                        .invalid(
                                List.of(new FieldError(
                                        "metadata." + Sandbox.NAME_KEY, Message.of("problem.daytona.name-taken"))),
                                answer)
                : failure;
    }
}
