package io.sandboxconsole.demo;

import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/// Resolves the process-wide security context strategy at each use.
///
/// The console replaces that strategy while both start; a filter of the identity provider that kept the earlier one
/// would not see the signed-in person.
final class CurrentSecurityContext implements SecurityContextHolderStrategy {

    @Override
    public void clearContext() {
        strategy().clearContext();
    }

    @Override
    public SecurityContext getContext() {
        return strategy().getContext();
    }

    @Override
    public Supplier<SecurityContext> getDeferredContext() {
        return strategy().getDeferredContext();
    }

    @Override
    public void setContext(SecurityContext context) {
        strategy().setContext(context);
    }

    @Override
    public void setDeferredContext(Supplier<SecurityContext> context) {
        strategy().setDeferredContext(context);
    }

    @Override
    public SecurityContext createEmptyContext() {
        return strategy().createEmptyContext();
    }

    private static SecurityContextHolderStrategy strategy() {
        return SecurityContextHolder.getContextHolderStrategy();
    }
}
