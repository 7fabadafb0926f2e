package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.CreatorInfo;
import io.sandboxconsole.gateway.api.wire.CreatorInfo.EngineCaller;
import io.sandboxconsole.gateway.api.wire.CreatorInfo.KeyDetails;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineIdentity;
import org.jspecify.annotations.Nullable;

/// Writes creators as the API has them.
public final class CreatorMapper {

    private CreatorMapper() {}

    public static CreatorInfo of(Creator creator) {
        return new CreatorInfo(
                kind(creator),
                creator.id(),
                creator.name(),
                displayName(creator),
                ApiWords.of(creator.evidence()),
                creator.isDeleted(),
                creator.isOfCopy(),
                creator instanceof Creator.ApiKey key ? key(key.details()) : null,
                creator instanceof Creator.EnginePrincipal principal ? caller(principal.identity()) : null);
    }

    private static String kind(Creator creator) {
        return switch (creator) {
            case Creator.User _ -> "user";
            case Creator.ApiKey _ -> "api-key";
            case Creator.EnginePrincipal _ -> "engine-principal";
            case Creator.Unknown _ -> "unknown";
        };
    }

    /// Returns the name as people read it. Of several candidates none is proven, so none is called deleted.
    private static String displayName(Creator creator) {
        boolean ambiguous = creator instanceof Creator.EnginePrincipal principal
                && principal.identity().ambiguous();
        if (ambiguous) {
            return String.join(
                    " or ", ((Creator.EnginePrincipal) creator).identity().candidates());
        }
        return creator.isDeleted() ? creator.name() + " (Deleted)" : creator.name();
    }

    private static @Nullable KeyDetails key(@Nullable ApiKeyDetails details) {
        return details == null
                ? null
                : new KeyDetails(details.name(), details.owner(), details.team(), details.lookup());
    }

    private static EngineCaller caller(EngineIdentity identity) {
        return new EngineCaller(
                identity.actor(),
                identity.email(),
                identity.byKey() ? identity.keyEnds() : null,
                identity.keyName(),
                identity.source(),
                identity.candidates());
    }
}
