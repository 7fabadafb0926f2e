package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.daytona.lease.LeaseGuards;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Changes sandboxes that exist.
final class DaytonaChanges {

    private final DaytonaCalls calls;

    private final DaytonaHeaders headers;

    private final DaytonaPreconditions refusals;

    private final DaytonaActionRunner attempts;

    DaytonaChanges(DaytonaServer server, DaytonaActionRunner attempts) {
        this.calls = server.calls();
        this.headers = server.headers();
        this.refusals = server.refusals();
        this.attempts = attempts;
    }

    /// Deletes; what is gone or going counts as deleted.
    void delete(SandboxId id) {
        attempts.take(
                id,
                SandboxAction.DELETE,
                _ -> calls.remove(
                        DaytonaActionRunner.subject(id, SandboxAction.DELETE), api -> api.delete(id.value())));
    }

    void pause(SandboxId id) {
        take(id, SandboxAction.PAUSE, api -> api.pause(id.value()));
    }

    /// The server starts what is paused.
    void resume(SandboxId id) {
        take(id, SandboxAction.RESUME, api -> api.start(id.value()));
    }

    void change(SandboxId id, SandboxCommand.EngineSpecific change) {
        switch (change) {
            case SandboxCommand.Simple simple -> change(id, simple);
            case SandboxCommand.SetOpenPorts(boolean open) ->
                take(id, change.action(), api -> api.setPublic(id.value(), open));
            case SandboxCommand.Resize resize -> resize(id, resize);
            case SandboxCommand.SetIntervals intervals -> setIntervals(id, intervals);
        }
    }

    private void change(SandboxId id, SandboxCommand.Simple change) {
        String value = id.value();
        switch (change.action()) {
            case START -> take(id, change.action(), api -> api.start(value));
            case STOP -> take(id, change.action(), api -> api.stop(value));
            case ARCHIVE -> take(id, change.action(), api -> api.archive(value));
            case RECOVER -> take(id, change.action(), api -> api.recover(value));
            case TOUCH -> take(id, change.action(), api -> api.touch(value));
            case BACKUP -> take(id, change.action(), api -> api.backup(value));
            case CLOSE_SSH -> take(id, change.action(), api -> api.closeSsh(value));
            case PAUSE -> pause(id);
            case RESUME -> resume(id);
            case DELETE -> delete(id);
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK ->
                throw change.impossible();
        }
    }

    private void resize(SandboxId id, SandboxCommand.Resize wanted) {
        attempts.take(id, wanted.action(), sandbox -> {
            DaytonaSizes.problem(sandbox, wanted).ifPresent(problem -> {
                throw refusals.conflict(problem);
            });
            var request = new DaytonaApi.ResizeSandbox(wanted.cpu(), wanted.memory(), wanted.disk());
            calls.send(DaytonaActionRunner.subject(id, wanted.action()), api -> api.resize(id.value(), request));
        });
    }

    /// The server counts a time to live from now, in whole minutes.
    Instant renew(SandboxId id, Instant expiresAt, Instant now) {
        attempts.allowed(id, SandboxAction.RENEW);
        long minutes = Math.max(1, Math.ceilDiv(Duration.between(now, expiresAt).toSeconds(), 60));
        return calls.once(
                DaytonaActionRunner.subject(id, SandboxAction.RENEW),
                api -> api.setTimeToLive(id.value(), minutes),
                sandbox -> sandbox.autoDestroyAt() == null ? expiresAt : sandbox.autoDestroyAt());
    }

    private void setIntervals(SandboxId id, SandboxCommand.SetIntervals change) {
        Intervals wanted = change.after();
        DaytonaQuantities.problem(wanted, headers.modern())
                .ifPresent(problem -> refusals.require(Map.of("intervals", problem)));
        attempts.take(id, SandboxAction.SET_INTERVALS, sandbox -> {
            Intervals now = sandbox.attributes().intervals();
            if (!now.equals(change.before())) {
                throw refusals.conflict(Message.of("problem.daytona.intervals-changed"));
            }
            if (DaytonaLimits.graphics(sandbox.attributes())
                    && DaytonaQuantities.delete(now) != DaytonaQuantities.delete(wanted)) {
                throw refusals.conflict(Message.of("problem.daytona.gpu-auto-delete"));
            }
            LeaseGuards.ending(sandbox, wanted).ifPresent(obstacle -> {
                throw refusals.obstructed(sandbox, obstacle);
            });
            settings(sandbox, wanted)
                    .filter(setting -> setting.before() != setting.after())
                    .forEach(setting ->
                            calls.send(DaytonaActionRunner.subject(id, SandboxAction.SET_INTERVALS), setting.call()));
        });
    }

    /// Stop and pause exclude each other, so the one that ends comes first; deletion comes last, because it can be now.
    private static Stream<Setting> settings(Sandbox sandbox, Intervals wanted) {
        String id = sandbox.id().value();
        Intervals now = sandbox.attributes().intervals();
        long stop = DaytonaQuantities.stop(wanted);
        long pause = DaytonaQuantities.pause(wanted);
        long archive = DaytonaQuantities.archive(wanted);
        long delete = DaytonaQuantities.delete(wanted);
        Stream<Setting> exclusive = Stream.of(
                new Setting(DaytonaQuantities.stop(now), stop, api -> api.setAutoStop(id, stop)),
                new Setting(DaytonaQuantities.pause(now), pause, api -> api.setAutoPause(id, pause)));
        return Stream.concat(
                exclusive.sorted(Comparator.comparingLong(Setting::after)),
                Stream.of(
                        new Setting(DaytonaQuantities.archive(now), archive, api -> api.setAutoArchive(id, archive)),
                        new Setting(DaytonaQuantities.delete(now), delete, api -> api.setAutoDelete(id, delete))));
    }

    private void take(SandboxId id, SandboxAction action, Consumer<DaytonaApi> call) {
        attempts.take(id, action, _ -> calls.send(DaytonaActionRunner.subject(id, action), call));
    }

    /// An interval in minutes, as it is and as it shall be.
    private record Setting(long before, long after, Consumer<DaytonaApi> call) {}
}
