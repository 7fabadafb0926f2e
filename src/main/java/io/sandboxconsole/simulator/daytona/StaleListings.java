package io.sandboxconsole.simulator.daytona;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Distorts the rows of listings for a while, as lagging or flapping ones do.
final class StaleListings {

    private final Map<String, List<Echo>> echoes = new ConcurrentHashMap<>();
    private final DaytonaBehaviour behaviour;

    StaleListings(DaytonaBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /// The row of one sandbox until a moment; null means that it is absent.
    private record Echo(Instant until, @Nullable DaytonaSandbox said) {}

    /// Records a sandbox's row before a change; null for a new one.
    void note(@Nullable DaytonaSandbox before, DaytonaSandbox after, Instant now) {
        if (!after.equals(before)) {
            lag(after.id(), before, now);
        }
        if (before != null
                && !before.wants("destroyed")
                && after.wants("destroyed")
                && behaviour.has(DaytonaBehaviour.Switch.FLAPPING_LISTS)) {
            flap(before, after, now);
        }
    }

    void forget(String id) {
        echoes.remove(id);
    }

    void clear() {
        echoes.clear();
    }

    /// Returns the sandbox's row in listings now; empty when it is absent.
    Optional<DaytonaSandbox> said(DaytonaSandbox truth, Instant now) {
        for (Echo echo : echoes.getOrDefault(truth.id(), List.of())) {
            if (now.isBefore(echo.until())) {
                return Optional.ofNullable(echo.said());
            }
        }
        return Optional.of(truth);
    }

    private void lag(String id, @Nullable DaytonaSandbox before, Instant now) {
        Duration lag = behaviour.listLag();
        if (!lag.isZero()) {
            List<Echo> said = new ArrayList<>(echoes.getOrDefault(id, List.of()));
            said.removeIf(echo -> !now.isBefore(echo.until()));
            said.add(new Echo(now.plus(lag), before));
            echoes.put(id, List.copyOf(said));
        }
    }

    // Absent, then present as before, then in transition, then gone: as a lagging search store does.
    private void flap(DaytonaSandbox before, DaytonaSandbox after, Instant now) {
        DaytonaSandbox going = after.withState("destroying", "destroyed", now);
        echoes.put(
                before.id(),
                List.of(
                        echo(now, 600, null),
                        echo(now, 1_400, before),
                        echo(now, 2_600, going),
                        echo(now, 10_000, null)));
    }

    private static Echo echo(Instant now, int millis, @Nullable DaytonaSandbox said) {
        return new Echo(now.plusMillis(millis), said);
    }
}
