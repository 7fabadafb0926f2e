package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.sandbox.ApiKeyDetails;
import java.util.Map;

/// The API keys that create sandboxes: asked here, answered by the module that keeps them.
@FunctionalInterface
public interface ApiKeyNames {

    /// Every key there ever was, by its id as [Creator] carries it; at most seconds old.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    Map<String, ApiKeyDetails> byId();
}
