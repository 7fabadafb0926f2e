package io.sandboxconsole.console.job;

import com.vaadin.flow.router.RouteParameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads ids of plans and jobs out of addresses.
final class Ids {

    private Ids() {}

    /// The id in the parameter `name`; null if there is none.
    static @Nullable UUID of(RouteParameters parameters, String name) {
        try {
            return parameters.get(name).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
