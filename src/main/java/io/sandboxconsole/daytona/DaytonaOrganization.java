package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The organization that our credential opens, found out once: a key belongs to one whatever is configured.
final class DaytonaOrganization {

    private static final Subject LISTING =
            Subject.reading(Phrase.of("problem.doing.list"), Phrase.of("problem.what.sandboxes"));

    private final ConnectionId connection;

    private final DaytonaCalls calls;

    private final DaytonaKeys keys;

    private final @Nullable String configured;

    private volatile @Nullable String known;

    DaytonaOrganization(ConnectionId connection, DaytonaCalls calls, DaytonaKeys keys, @Nullable String configured) {
        this.connection = connection;
        this.calls = calls;
        this.keys = keys;
        this.configured = configured;
    }

    /// @throws Unsupported if nothing tells it
    String id() {
        String id = known;
        if (id == null) {
            id = Stream.<Optional<String>>of(keys.own().flatMap(key -> text(key.organizationId())), ofASandbox())
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> text(configured))
                    .orElseThrow(
                            () -> new Unsupported(connection, Phrase.of("problem.doing.engine-records"), Answer.NONE));
            known = id;
        }
        return id;
    }

    /// Servers up to 0.190 do not tell the organization of a key; each sandbox does.
    private Optional<String> ofASandbox() {
        MultiValueMap<String, String> one = new LinkedMultiValueMap<>();
        one.add("limit", "1");
        return calls.read(LISTING, api -> api.sandboxes(one), DaytonaOrganization::first);
    }

    private static Optional<String> first(DaytonaApi.Listing listing) {
        List<DaytonaApi.@Nullable Sandbox> items = listing.items() == null ? List.of() : listing.items();
        return items.stream()
                .filter(Objects::nonNull)
                .map(item -> Objects.requireNonNull(item).organizationId())
                .flatMap(id -> text(id).stream())
                .findFirst();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(id -> !id.isEmpty());
    }
}
