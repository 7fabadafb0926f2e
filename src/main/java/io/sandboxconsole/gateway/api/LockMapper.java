package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.api.wire.LockInfo;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.SandboxLock;

/// Writes locks as the API has them.
public final class LockMapper {

    private LockMapper() {}

    public static LockInfo of(SandboxLock lock, boolean removable) {
        var subject = lock.subject();
        return new LockInfo(
                lock.id(),
                switch (subject) {
                    case LockSubject.One _ -> "sandbox";
                    case LockSubject.OfCreator _ -> "creator";
                    case LockSubject.WithLabel _ -> "label";
                },
                subject instanceof LockSubject.One one ? one.id().connection().value() : null,
                subject instanceof LockSubject.One one ? one.id().value() : null,
                subject instanceof LockSubject.OfCreator creator ? creator.id() : null,
                subject instanceof LockSubject.WithLabel label ? label.key() : null,
                subject instanceof LockSubject.WithLabel label ? label.value() : null,
                subject.message().toString(),
                lock.team(),
                lock.why(),
                lock.by(),
                lock.at(),
                lock.until(),
                removable);
    }
}
