package io.sandboxconsole.simulator.daytona;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Configures the simulated Daytona server; every switch may be turned while it runs.
public final class DaytonaBehaviour {

    private static final String USUAL_VERSION = "0.190.0";

    private volatile String version = USUAL_VERSION;
    private volatile Duration listLag = Duration.ZERO;
    private volatile Duration auditLag = Duration.ZERO;
    private final Map<Switch, Boolean> switches = new ConcurrentHashMap<>();
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();
    private final AtomicInteger failingStarts = new AtomicInteger();
    private final AtomicInteger failingBuilds = new AtomicInteger();

    DaytonaBehaviour() {}

    /// A feature or defect of the server that can be turned on.
    public enum Switch {
        /// The feature flag of resize, without which the route does not exist.
        RESIZE,
        /// Create and start wait until the sandbox runs, for at most 30 simulated seconds.
        WAIT_FOR_START,
        /// Create finds a sandbox that was started in advance.
        WARM_POOL,
        /// Transitions begin and never end.
        STUCK_TRANSITIONS,
        /// Rows of deleted sandboxes vanish, come back and vanish again.
        FLAPPING_LISTS,
        /// The audit log is kept in a search store, which pages by token.
        SEARCH_STORE,
        /// Automatic actions are in the audit log.
        AUDIT_OWN_ACTS,
        /// Audit entries cannot be written.
        BROKEN_AUDIT,
        /// `/config` answers 500, as on servers with half a configuration.
        BROKEN_CONFIG,
        /// Authentication has no back end.
        BROKEN_AUTHENTICATION,
        /// The organizations are suspended: existing sandboxes can be read and stopped, and no more.
        SUSPENDED
    }

    /// The number of calls allowed in a number of seconds.
    record Limit(int calls, int seconds) {}

    /// Sets the version that the server reports; the shape of lists, the audit filters and the newer members follow
    /// from it.
    public void version(String value) {
        version = value;
    }

    /// Sets the lag of listings, in simulated time.
    public void listLag(Duration value) {
        listLag = value;
    }

    /// Sets the time after which an entry of the audit log becomes visible, in simulated time.
    public void auditLag(Duration value) {
        auditLag = value;
    }

    public void turn(Switch which, boolean on) {
        switches.put(which, on);
    }

    /// Limits a throttler (`anonymous`, `failed-auth`, `authenticated`, `sandbox-create`, `sandbox-lifecycle`).
    public void limit(String throttler, int calls, int seconds) {
        limits.put(throttler, new Limit(calls, seconds));
    }

    /// Lets the next starts fail, those of new sandboxes too.
    public void failStarts(int count) {
        failingStarts.set(count);
    }

    /// Lets the next builds of images fail at their end.
    public void failBuilds(int count) {
        failingBuilds.set(count);
    }

    /// Restores a usual self-hosted server.
    public void reset() {
        version = USUAL_VERSION;
        listLag = Duration.ZERO;
        auditLag = Duration.ZERO;
        switches.clear();
        limits.clear();
        failingStarts.set(0);
        failingBuilds.set(0);
    }

    String version() {
        return version;
    }

    Duration listLag() {
        return listLag;
    }

    Duration auditLag() {
        return auditLag;
    }

    boolean has(Switch which) {
        return switches.getOrDefault(which, false);
    }

    Map<String, Limit> limits() {
        return Map.copyOf(limits);
    }

    boolean nextStartFails() {
        return usedUp(failingStarts);
    }

    boolean nextBuildFails() {
        return usedUp(failingBuilds);
    }

    private static boolean usedUp(AtomicInteger failures) {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    boolean listsAreArrays() {
        return minor() < 180;
    }

    boolean keysMayAskForAccounts() {
        return minor() <= 163;
    }

    /// Whether the members, filters and routes of the newest specification exist.
    boolean isNewest() {
        return minor() >= 205;
    }

    /// Whether the version is newer than any specification, as the provider's own server is.
    boolean isHosted() {
        return minor() > 205;
    }

    private int minor() {
        String[] parts = version.split("\\.", -1);
        return parts.length > 1 && parts[1].chars().allMatch(Character::isDigit) ? Integer.parseInt(parts[1]) : 190;
    }
}
