package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Map;
import java.util.function.Predicate;

/// Searches for a text in the id, the image, the engine's own name and the metadata, which holds the display name.
record FilterText(FilterValue value) implements Predicate<Sandbox> {

    @Override
    public boolean test(Sandbox sandbox) {
        String name = sandbox.attributes().name();
        if (value.occursIn(sandbox.id().value())
                || value.occursIn(sandbox.source().text())
                || (name != null && value.occursIn(name))) {
            return true;
        }
        for (Map.Entry<String, String> entry : sandbox.metadata().entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(ReservedMetadata.PREFIX)) {
                // Our own bookkeeping: random letters, which match almost any short text.
                continue;
            }
            if (value.occursIn(entry.getValue()) || value.occursIn(key)) {
                return true;
            }
        }
        return false;
    }
}
