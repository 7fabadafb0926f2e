package io.sandboxconsole.gateway.api.trail;

import io.sandboxconsole.audit.delivery.PublishedKeys;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.SigningKeyInfo;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.SigningKeys;
import io.sandboxconsole.gateway.auth.Caller;
import org.springframework.web.bind.annotation.GetMapping;

/// Audit trail
@ApiController("/api/audit/keys")
class SigningKeyController {

    private final PublishedKeys keys;

    SigningKeyController(PublishedKeys keys) {
        this.keys = keys;
    }

    /// List the keys that sign the trail
    ///
    /// The public keys that sign the trail, and those that did before, the oldest first.
    @GetMapping
    SigningKeys list(Caller caller) {
        return new SigningKeys(
                PublishedKeys.NOTE,
                "Ed25519",
                keys.all().stream()
                        .map(key -> new SigningKeyInfo(key.id(), key.pem(), key.from(), key.until()))
                        .toList());
    }
}
