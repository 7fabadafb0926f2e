package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Builds the tests for `locked:yes` and `locked:no`. What has ended is not locked.
final class FilterLocks {

    static final String YES = "yes";

    static final List<String> WORDS = List.of(YES, "no");

    private FilterLocks() {}

    static Predicate<Sandbox> test(Set<String> texts, Instant now, LockView locks) {
        return texts.containsAll(WORDS) ? _ -> true : sandbox -> locks.locks(sandbox, now) == texts.contains(YES);
    }

    static Predicate<Life> lifeTest(Set<String> texts, Instant now, LockView locks) {
        Predicate<Sandbox> live = test(texts, now, locks);
        return life -> life.end() == null ? live.test(life.sandbox()) : texts.contains("no");
    }
}
