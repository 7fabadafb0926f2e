package io.sandboxconsole.gateway.api.key;

import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.KeyInfo;
import org.jspecify.annotations.Nullable;

/// Writes keys as the API has them.
final class KeyMapper {

    private KeyMapper() {}

    static KeyInfo of(ApiKey key, ApiKey.Standing standing, boolean changeable) {
        ApiKey.@Nullable Step revoked = key.revoked();
        ApiKey.@Nullable Step deleted = key.deleted();
        ApiKey.@Nullable Use use = key.lastUse();
        return new KeyInfo(
                key.id(),
                key.name(),
                ApiWords.of(key.kind()),
                ApiWords.of(standing),
                key.owner(),
                key.team(),
                ApiWords.of(key.role()),
                key.connection(),
                key.limits().requestsPerMinute(),
                key.limits().sandboxes(),
                key.lookup(),
                key.created().at(),
                key.created().name(),
                key.expires(),
                revoked == null ? null : revoked.at(),
                revoked == null ? null : revoked.name(),
                deleted == null ? null : deleted.at(),
                deleted == null ? null : deleted.name(),
                use == null ? null : use.at(),
                use == null ? null : use.address(),
                use == null ? null : use.userAgent(),
                changeable);
    }
}
