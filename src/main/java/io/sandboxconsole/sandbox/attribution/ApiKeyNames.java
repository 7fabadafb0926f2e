package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.sandbox.ApiKeyDetails;
import java.util.Map;

/// Provides the API keys that create sandboxes; implemented by the module that stores them.
@FunctionalInterface
public interface ApiKeyNames {

    /// Every key, past or present, by its id as [Creator] carries it; at most seconds old.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    Map<String, ApiKeyDetails> byId();
}
