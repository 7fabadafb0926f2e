package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Reads single sandboxes, because a listing lags behind, and waits a little for one that is on its way to a state.
final class DaytonaSandboxReads {

    private static final int LOOKS_AGAIN = 3;

    private final DaytonaCalls calls;

    private final DaytonaMapper mapper;

    private final RetryTemplate looks;

    private final Collection<String> secrets;

    DaytonaSandboxReads(DaytonaCalls calls, DaytonaMapper mapper, EngineTimings timings) {
        this(
                calls,
                mapper,
                new RetryTemplate(RetryPolicy.builder()
                        .maxRetries(LOOKS_AGAIN)
                        .delay(timings.look())
                        .multiplier(2)
                        .includes(NotYet.class)
                        .build()),
                List.of());
    }

    private DaytonaSandboxReads(
            DaytonaCalls calls, DaytonaMapper mapper, RetryTemplate looks, Collection<String> secrets) {
        this.calls = calls;
        this.mapper = mapper;
        this.looks = looks;
        this.secrets = secrets;
    }

    /// The same looks, of which no failure tells these texts: the server has just been sent them.
    DaytonaSandboxReads without(Collection<String> texts) {
        return new DaytonaSandboxReads(calls, mapper, looks, List.copyOf(texts));
    }

    /// The server takes a name for an id, too; we do not.
    Optional<Sandbox> find(SandboxId id) {
        return find(id.value()).filter(sandbox -> sandbox.id().equals(id));
    }

    /// @param idOrName what the server takes as an id first
    Optional<Sandbox> find(String idOrName) {
        return calls.find(reading(idOrName), api -> api.sandbox(idOrName), mapper::sandbox);
    }

    /// The sandbox with the labels as the server holds them.
    DaytonaApi.Sandbox raw(SandboxId id) {
        return calls.read(reading(id.value()), api -> api.sandbox(id.value()), Function.identity());
    }

    /// Whether a live sandbox other than this one bears the label.
    ///
    /// @param value of characters that need no quoting
    boolean another(Sandbox than, String label, String value) {
        MultiValueMap<String, String> conditions = new LinkedMultiValueMap<>();
        conditions.set("limit", String.valueOf(DaytonaApi.PAGE_SIZE));
        conditions.set("labels", "{\"%s\":\"%s\"}".formatted(label, value));
        return calls.read(
                RequestSubject.reading(Message.of("problem.doing.find"), Message.of("problem.what.sandboxes")),
                api -> api.sandboxes(conditions),
                listing -> listing.items() != null
                        && listing.items().stream().anyMatch(row -> isAnother(row, than, label, value)));
    }

    /// Checks each row itself: a server that does not understand the condition returns everything.
    private static boolean isAnother(DaytonaApi.@Nullable Sandbox row, Sandbox than, String label, String value) {
        if (row == null || than.id().value().equals(row.id())) {
            return false;
        }
        return value.equals(JsonMembers.present(row.labels())
                        .getOrDefault(label, "")
                        .strip())
                && !DaytonaPhase.of(DaytonaPhase.state(row.state(), row.desiredState()))
                        .over();
    }

    /// The sandbox in a state that stays, or, after a while, in whichever state it is.
    Optional<Sandbox> settled(SandboxId id) {
        Optional<Sandbox> now = find(id);
        return now.filter(DaytonaSandboxReads::moves).isPresent() ? later(id) : now;
    }

    /// The sandbox of that name, which may appear only after a while.
    Optional<Sandbox> awaited(String name) {
        try {
            return Optional.of(looks.invoke(() -> find(name).orElseThrow(() -> new NotYet(Optional.empty()))));
        } catch (NotYet absent) {
            return Optional.empty();
        }
    }

    private Optional<Sandbox> later(SandboxId id) {
        try {
            return looks.invoke(() -> {
                Optional<Sandbox> now = find(id);
                if (now.filter(DaytonaSandboxReads::moves).isPresent()) {
                    throw new NotYet(now);
                }
                return now;
            });
        } catch (NotYet moving) {
            return moving.now;
        }
    }

    private static boolean moves(Sandbox sandbox) {
        return DaytonaPhase.of(sandbox.state()).passing();
    }

    private RequestSubject reading(String id) {
        return RequestSubject.reading(Message.of("problem.doing.read"), Message.of("problem.what.sandbox", id))
                .withSecrets(secrets);
    }

    /// The sandbox is not yet where it is expected to be.
    @SuppressWarnings("serial") // It never leaves this class.
    private static final class NotYet extends RuntimeException {

        private final Optional<Sandbox> now;

        NotYet(Optional<Sandbox> now) {
            super("The sandbox is not there yet.");
            this.now = now;
        }
    }
}
