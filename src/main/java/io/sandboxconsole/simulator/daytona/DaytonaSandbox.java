package io.sandboxconsole.simulator.daytona;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One sandbox as the simulated Daytona engine stores it; a change is a copy.
///
/// @param name unique among the living sandboxes of its organization
/// @param backup `None`, `Pending`, `InProgress`, `Completed` or `Error`
public record DaytonaSandbox(
        String id,
        String name,
        Origin origin,
        Map<String, String> labels,
        DaytonaStatus status,
        Intervals intervals,
        Size size,
        Network network,
        String backup,
        Times times) {

    public DaytonaSandbox {
        labels = Map.copyOf(labels);
    }

    /// The origin of a sandbox, which never changes.
    ///
    /// @param snapshot the snapshot's name, absent for a sandbox built from an image
    /// @param dockerfile the build of a sandbox without a snapshot
    /// @param linked the id of the sandbox that this one is deleted with
    /// @param parent the id of the sandbox that this one was forked from
    public record Origin(
            String organization,
            @Nullable String snapshot,
            @Nullable String dockerfile,
            String sandboxClass,
            String target,
            String user,
            Map<String, String> env,
            @Nullable String linked,
            @Nullable String parent) {
        public Origin {
            env = Map.copyOf(env);
        }

        boolean isVirtualMachine() {
            return pauses(sandboxClass);
        }
    }

    /// The minutes until automatic actions.
    ///
    /// @param stop 0 for never
    /// @param archive never 0: the server stores its longest interval instead
    /// @param delete negative for never, 0 for at the stop
    /// @param pause 0 for never
    /// @param destroyAt the hard end of its life, if there is one
    public record Intervals(
            int stop,
            int archive,
            int delete,
            int pause,
            @Nullable Instant destroyAt) {

        /// The intervals of a create call without any.
        static final Intervals USUAL = new Intervals(15, 10_080, -1, 0, null);

        boolean ephemeral() {
            return delete == 0;
        }
    }

    /// A sandbox's resources; memory and disk in GiB.
    public record Size(double cpu, double gpu, @Nullable String gpuType, double memory, double disk) {}

    /// A sandbox's incoming and outgoing network access.
    public record Network(
            boolean open,
            boolean blockAll,
            @Nullable String allowList,
            @Nullable String domains) {}

    /// The times of a sandbox's creation, last change and last use.
    public record Times(
            Instant created, Instant updated, @Nullable Instant activity) {
        public Times {
            created = created.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// Whether sandboxes of a class can pause: virtual machines can.
    static boolean pauses(String sandboxClass) {
        return sandboxClass.equals("linux-vm") || sandboxClass.equals("windows");
    }

    /// Returns a started container of this organization, made from the usual snapshot.
    public static DaytonaSandbox started(String name, String organization, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Origin origin =
                new Origin(organization, Snapshots.USUAL, null, "container", "us", "daytona", Map.of(), null, null);
        return new DaytonaSandbox(
                UUID.randomUUID().toString(),
                name,
                origin,
                Map.of(),
                new DaytonaStatus("started", "started", null, false, at),
                Intervals.USUAL,
                new Size(1, 0, null, 1, 3),
                new Network(false, false, null, null),
                "None",
                new Times(at, at, at));
    }

    public DaytonaSandbox withName(String value) {
        return new DaytonaSandbox(id, value, origin, labels, status, intervals, size, network, backup, times);
    }

    public DaytonaSandbox withOrigin(Origin value) {
        return new DaytonaSandbox(id, name, value, labels, status, intervals, size, network, backup, times);
    }

    public DaytonaSandbox withLabels(Map<String, String> value) {
        return new DaytonaSandbox(id, name, origin, value, status, intervals, size, network, backup, times);
    }

    public DaytonaSandbox withLabel(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return withLabels(more);
    }

    /// Puts the sandbox into these stored and desired states.
    public DaytonaSandbox withState(String state, String desired, Instant at) {
        return withStatus(new DaytonaStatus(state, desired, null, false, at)).changed(at);
    }

    public DaytonaSandbox withStatus(DaytonaStatus value) {
        return new DaytonaSandbox(id, name, origin, labels, value, intervals, size, network, backup, times);
    }

    public DaytonaSandbox withIntervals(Intervals value) {
        return new DaytonaSandbox(id, name, origin, labels, status, value, size, network, backup, times);
    }

    public DaytonaSandbox withSize(Size value) {
        return new DaytonaSandbox(id, name, origin, labels, status, intervals, value, network, backup, times);
    }

    public DaytonaSandbox withNetwork(Network value) {
        return new DaytonaSandbox(id, name, origin, labels, status, intervals, size, value, backup, times);
    }

    public DaytonaSandbox withBackup(String value) {
        return new DaytonaSandbox(id, name, origin, labels, status, intervals, size, network, value, times);
    }

    public DaytonaSandbox withTimes(Times value) {
        return new DaytonaSandbox(id, name, origin, labels, status, intervals, size, network, backup, value);
    }

    /// Sets the time of its last use.
    public DaytonaSandbox active(@Nullable Instant at) {
        return withTimes(new Times(times.created(), times.updated(), at));
    }

    DaytonaSandbox changed(Instant at) {
        return withTimes(new Times(times.created(), at, times.activity()));
    }

    boolean is(String state) {
        return status.is(state);
    }

    boolean wants(String desired) {
        return status.wants(desired);
    }

    boolean errored() {
        return status.errored();
    }

    /// Whether listings omit it: destroyed, or in error and deleted.
    boolean hidden() {
        return is("destroyed") || (errored() && wants("destroyed"));
    }
}
