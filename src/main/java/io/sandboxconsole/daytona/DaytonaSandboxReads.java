package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Reads single sandboxes, because a listing lags behind, and waits a little for a transition to end.
final class DaytonaSandboxReads {

    private static final int MOST_RETRIES = 3;

    private final DaytonaCalls calls;

    private final DaytonaMapper mapper;

    private final RetryTemplate retries;

    private final Collection<String> secrets;

    DaytonaSandboxReads(DaytonaCalls calls, DaytonaMapper mapper, EngineTimings timings) {
        this(
                calls,
                mapper,
                new RetryTemplate(RetryPolicy.builder()
                        .maxRetries(MOST_RETRIES)
                        .delay(timings.look())
                        .multiplier(2)
                        .includes(NotYet.class)
                        .build()),
                List.of());
    }

    private DaytonaSandboxReads(
            DaytonaCalls calls, DaytonaMapper mapper, RetryTemplate retries, Collection<String> secrets) {
        this.calls = calls;
        this.mapper = mapper;
        this.retries = retries;
        this.secrets = secrets;
    }

    /// Returns reads whose failures omit these texts: they were just sent to the server as secrets.
    DaytonaSandboxReads without(Collection<String> texts) {
        return new DaytonaSandboxReads(calls, mapper, retries, List.copyOf(texts));
    }

    /// The server takes a name for an id, too; this method does not.
    Optional<Sandbox> find(SandboxId id) {
        return find(id.value()).filter(sandbox -> sandbox.id().equals(id));
    }

    /// @param idOrName taken by the server as an id first
    Optional<Sandbox> find(String idOrName) {
        return calls.find(reading(idOrName), api -> api.sandbox(idOrName), mapper::sandbox);
    }

    /// Returns the wire record, with the labels as stored.
    Row<DaytonaApi.Sandbox> raw(SandboxId id) {
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

    /// Checks each row itself: a server that ignores the condition returns every sandbox.
    private static boolean isAnother(Row<DaytonaApi.Sandbox> listed, Sandbox than, String label, String value) {
        DaytonaApi.@Nullable Sandbox row = listed.value();
        if (row == null || than.id().value().equals(row.id())) {
            return false;
        }
        return value.equals(JsonMembers.present(row.labels())
                        .getOrDefault(label, "")
                        .strip())
                && !DaytonaPhase.of(DaytonaPhase.state(row.state(), row.desiredState()))
                        .over();
    }

    /// Returns the sandbox in a stable state, or, when the retries end, in its current one.
    Optional<Sandbox> settled(SandboxId id) {
        Optional<Sandbox> now = find(id);
        return now.filter(DaytonaSandboxReads::moves).isPresent() ? later(id) : now;
    }

    /// Returns the sandbox of that name, which may appear only after a while.
    Optional<Sandbox> awaited(String name) {
        try {
            return Optional.of(retries.invoke(() -> find(name).orElseThrow(() -> new NotYet(Optional.empty()))));
        } catch (NotYet absent) {
            return Optional.empty();
        }
    }

    private Optional<Sandbox> later(SandboxId id) {
        try {
            return retries.invoke(() -> {
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

    /// Signals that the expected state is not yet reached.
    @SuppressWarnings("serial") // It never leaves this class.
    private static final class NotYet extends RuntimeException {

        private final Optional<Sandbox> now;

        NotYet(Optional<Sandbox> now) {
            super("The sandbox is not there yet.");
            this.now = now;
        }
    }
}
