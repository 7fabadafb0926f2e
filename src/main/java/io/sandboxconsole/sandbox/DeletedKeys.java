package io.sandboxconsole.sandbox;

import java.util.Set;

/// Which API keys are deleted: asked here, answered by the module that keeps them.
@FunctionalInterface
public interface DeletedKeys {

    /// The ids of all deleted keys as [Creator] carries them; at most seconds old.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    Set<String> ids();
}
