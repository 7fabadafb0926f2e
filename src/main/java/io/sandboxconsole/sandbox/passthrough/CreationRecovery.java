package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/// Finds sandboxes and templates whose create response was lost, by the label unique to the request.
@Component
class CreationRecovery {

    private static final int MOST_ROWS = 200;

    private final RetryTemplate retries;

    CreationRecovery() {
        this(Duration.ofMillis(250));
    }

    /// @param pause before the second search; later ones wait longer
    CreationRecovery(Duration pause) {
        retries = new RetryTemplate(
                RetryPolicy.builder().maxRetries(3).delay(pause).multiplier(2).build());
    }

    /// The result of `request`, retried for a few seconds until the engine lists it.
    Optional<PassThroughResult> find(Entrance entrance, CreatedKind kind, String request) {
        try {
            return Optional.of(
                    retries.invoke(() -> findNow(entrance, kind, request).orElseThrow(NotYetThere::new)));
        } catch (ProviderException | NotYetThere failure) {
            // The caller gets the failure that led to this search, which describes the consequences.
            return Optional.empty();
        }
    }

    /// Searches once, and checks every row: a server that does not understand the condition returns all. Copies by the
    /// engine bear the label of their source, which is the oldest.
    Optional<PassThroughResult> findNow(Entrance entrance, CreatedKind kind, String request) {
        String query = new QueryString(List.of())
                .narrowed(ReservedMetadata.REQUEST, request)
                .orElseThrow()
                .with("pageSize", String.valueOf(MOST_ROWS))
                .text();
        var answer = entrance.send(new EngineRequest("GET", kind.path(), query, List.of(), null));
        byte[] bytes = entrance.whole(answer);
        if (answer.refused()) {
            return Optional.empty();
        }
        return entrance.understood(bytes, ListingPage::read).rows().stream()
                .filter(row -> request.equals(row.label(ReservedMetadata.REQUEST)))
                .min(Comparator.comparing(JsonRow::createdAt))
                .map(row -> PassThroughResult.found(row, kind));
    }

    /// Nothing listed bears the label at the moment.
    private static final class NotYetThere extends RuntimeException {

        NotYetThere() {
            super("Nothing listed bears the request's label.");
        }
    }
}
