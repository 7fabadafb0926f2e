package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.provider.http.Members;
import io.sandboxconsole.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what an OpenSandbox server's JSON about endpoints, diagnostics and pools means: the mapper's smaller half.
final class OpenSandboxDetails {

    private OpenSandboxDetails() {}

    static Endpoint endpoint(OpenSandboxApi.Endpoint wire) {
        return new Endpoint(
                Members.required(wire.endpoint(), Phrase.of("problem.answer.no-address")),
                Members.present(wire.headers()));
    }

    /// A text that the server keeps elsewhere is not fetched: people are told where it is.
    static Diagnostics diagnostics(OpenSandboxApi.DiagnosticContentResponse wire) {
        List<Phrase> warnings = new ArrayList<>();
        if (wire.warnings() != null) {
            wire.warnings().forEach(warning -> warnings.add(Phrase.quoted(warning)));
        }
        if (wire.contentUrl() != null) {
            warnings.add(elsewhere(wire.contentUrl(), wire.expiresAt()));
        }
        String text = wire.contentUrl() == null && wire.content() != null ? wire.content() : "";
        return new Diagnostics(text, Boolean.TRUE.equals(wire.truncated()), warnings);
    }

    private static Phrase elsewhere(String address, @Nullable Instant until) {
        return until == null
                ? Phrase.of("problem.kept-elsewhere", address)
                : Phrase.of("problem.kept-elsewhere.until", address, until.toString());
    }

    private static Pool pool(OpenSandboxApi.Pool wire) {
        OpenSandboxApi.CapacitySpec capacity =
                Members.required(wire.capacitySpec(), Phrase.of("problem.answer.no-capacity"));
        OpenSandboxApi.@Nullable PoolStatus status = wire.status();
        return new Pool(
                Members.required(wire.name(), Phrase.of("problem.answer.no-name")),
                new Pool.Capacity(
                        count(capacity.bufferMin()),
                        count(capacity.bufferMax()),
                        count(capacity.poolMin()),
                        count(capacity.poolMax())),
                status == null ? null : status.total(),
                status == null ? null : status.allocated(),
                status == null ? null : status.available(),
                wire.createdAt());
    }

    static List<Pool> pools(OpenSandboxApi.ListPoolsResponse wire) {
        return Members.required(wire.items(), Phrase.of("problem.answer.no-items")).stream()
                .map(OpenSandboxDetails::pool)
                .toList();
    }

    private static int count(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
