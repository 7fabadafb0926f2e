package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Traits;
import io.sandboxconsole.sandbox.provider.http.Members;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says what a Daytona server tells of a sandbox that other engines do not: the mapper's smaller half.
final class DaytonaTraits {

    /// How the server renames what it deletes, so that the name is free at once.
    private static final Pattern DESTROYED = Pattern.compile("DESTROYED_(.+)_\\d+");

    private static final BigDecimal CENTURY =
            BigDecimal.valueOf(Duration.ofDays(36_525).toMinutes());

    private DaytonaTraits() {}

    static Traits of(DaytonaApi.Sandbox wire) {
        Intervals intervals = intervals(wire);
        return new Traits(
                name(wire),
                wire.sandboxClass(),
                wire.target(),
                new Traits.Size(wire.cpu(), wire.memory(), wire.disk(), wire.gpu()),
                wire.lastActivityAt(),
                intervals,
                Boolean.TRUE.equals(wire.open()),
                Boolean.TRUE.equals(wire.recoverable()),
                wire.backupState(),
                CrabboxLabels.read(Members.present(wire.labels()), intervals).orElse(null));
    }

    /// A sandbox without a name is named like its id, which says nothing.
    private static @Nullable String name(DaytonaApi.Sandbox wire) {
        if (wire.name() == null || wire.name().isBlank()) {
            return null;
        }
        Matcher destroyed = DESTROYED.matcher(wire.name());
        String name = destroyed.matches() ? destroyed.group(1) : wire.name();
        return name.equals(wire.id()) ? null : name;
    }

    private static Intervals intervals(DaytonaApi.Sandbox wire) {
        return new Intervals(
                positive(wire.autoStopInterval()),
                positive(wire.autoPauseInterval()),
                positive(wire.autoArchiveInterval()),
                wire.autoDeleteInterval() == null || wire.autoDeleteInterval().signum() < 0
                        ? null
                        : minutes(wire.autoDeleteInterval()));
    }

    private static @Nullable Duration positive(@Nullable BigDecimal minutes) {
        return minutes == null || minutes.signum() <= 0 ? null : minutes(minutes);
    }

    private static Duration minutes(BigDecimal minutes) {
        return Duration.ofMinutes(minutes.min(CENTURY).longValue());
    }
}
