package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/// Creates sandboxes. A create request must not be repeated, and its answer can be lost: then the sandbox is searched
/// for by the request's unique label.
final class OpenSandboxCreation {

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    private final RetryTemplate retries;

    OpenSandboxCreation(OpenSandboxCalls calls, OpenSandboxMapper mapper, EngineTimings timings) {
        this.calls = calls;
        this.mapper = mapper;
        this.retries = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(3)
                .delay(timings.look())
                .multiplier(2)
                .build());
    }

    Sandbox create(SandboxSpec spec) {
        try {
            return calls.once(
                    subject(spec),
                    api -> api.create(OpenSandboxRequests.creation(spec)),
                    answer -> mapper.sandbox(OpenSandboxRequests.completed(answer, spec)));
        } catch (ProviderException failure) {
            String request = spec.metadata().get(ReservedMetadata.REQUEST);
            if (!failure.unclear() || request == null) {
                throw failure;
            }
            return found(request).orElseThrow(() -> failure);
        }
    }

    private static RequestSubject subject(SandboxSpec spec) {
        Message what = switch (spec.origin()) {
            case Origin.Image _ -> Message.of("problem.what.named");
            case Origin.Snapshot(String id) -> Message.of("problem.what.snapshot", id);
        };
        return RequestSubject.changing(Message.of("problem.doing.create"), what)
                .withSecrets(OpenSandboxRequests.secrets(spec));
    }

    private Optional<Sandbox> found(String request) {
        try {
            return Optional.of(retries.invoke(() -> find(request)));
        } catch (ProviderException | NotYetThere failure) {
            // The caller gets the first failure, which explains the situation better.
            return Optional.empty();
        }
    }

    /// Checks every row itself: a server that ignores the condition returns every sandbox. Copies by the engine bear
    /// the label of their source, which is the oldest.
    private Sandbox find(String request) {
        String condition = OpenSandboxRequests.condition(ReservedMetadata.REQUEST, request);
        return calls
                .once(
                        RequestSubject.reading(
                                Message.of("problem.doing.find"), Message.of("problem.what.the-sandbox")),
                        api -> api.sandboxes(1, OpenSandboxApi.PAGE_SIZE, condition),
                        mapper::sandboxes)
                .items()
                .stream()
                .flatMap(row -> Stream.ofNullable(row.item()))
                .filter(sandbox -> request.equals(sandbox.metadata().get(ReservedMetadata.REQUEST)))
                .min(Comparator.comparing(Sandbox::createdAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow(NotYetThere::new);
    }

    /// Signals that no sandbox bears the label yet.
    private static final class NotYetThere extends RuntimeException {

        NotYetThere() {
            super("No sandbox bears the request's label.");
        }
    }
}
