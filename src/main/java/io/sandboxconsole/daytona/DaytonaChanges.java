package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.DaytonaIntervals.Act;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.daytona.lease.LeaseGuards;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/// Changes existing sandboxes: runs each command as calls to the server.
final class DaytonaChanges {

    private final DaytonaCalls calls;

    private final DaytonaHeaders headers;

    private final DaytonaPreconditions preconditions;

    private final DaytonaActionRunner runner;

    DaytonaChanges(DaytonaServer server, DaytonaActionRunner runner) {
        this.calls = server.calls();
        this.headers = server.headers();
        this.preconditions = server.preconditions();
        this.runner = runner;
    }

    /// Deletes; a sandbox that is gone or being deleted counts as deleted.
    void delete(SandboxId id) {
        runner.run(
                id,
                SandboxAction.DELETE,
                _ -> calls.remove(
                        DaytonaActionRunner.subject(id, SandboxAction.DELETE), api -> api.delete(id.value())));
    }

    void pause(SandboxId id) {
        run(id, SandboxAction.PAUSE, api -> api.pause(id.value()));
    }

    /// Resumes through the server's start route.
    void resume(SandboxId id) {
        run(id, SandboxAction.RESUME, api -> api.start(id.value()));
    }

    void change(SandboxId id, SandboxCommand.EngineSpecific change) {
        switch (change) {
            case SandboxCommand.Simple simple -> change(id, simple);
            case SandboxCommand.SetOpenPorts(boolean open) ->
                run(id, change.action(), api -> api.setPublic(id.value(), open));
            case SandboxCommand.Resize resize -> resize(id, resize);
            case SandboxCommand.SetIntervals intervals -> setIntervals(id, intervals);
        }
    }

    private void change(SandboxId id, SandboxCommand.Simple change) {
        String value = id.value();
        switch (change.action()) {
            case START -> run(id, change.action(), api -> api.start(value));
            case STOP -> run(id, change.action(), api -> api.stop(value));
            case ARCHIVE -> run(id, change.action(), api -> api.archive(value));
            case RECOVER -> run(id, change.action(), api -> api.recover(value));
            case TOUCH -> run(id, change.action(), api -> api.touch(value));
            case BACKUP -> run(id, change.action(), api -> api.backup(value));
            case CLOSE_SSH -> run(id, change.action(), api -> api.closeSsh(value));
            case PAUSE -> pause(id);
            case RESUME -> resume(id);
            case DELETE -> delete(id);
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK ->
                throw change.impossible();
        }
    }

    private void resize(SandboxId id, SandboxCommand.Resize requested) {
        runner.run(id, requested.action(), sandbox -> {
            DaytonaSizes.problem(sandbox, requested).ifPresent(problem -> {
                throw preconditions.conflict(problem);
            });
            var request = new DaytonaApi.ResizeSandbox(requested.cpu(), requested.memory(), requested.disk());
            calls.send(DaytonaActionRunner.subject(id, requested.action()), api -> api.resize(id.value(), request));
        });
    }

    /// The server counts a time to live from now, in whole minutes.
    Instant renew(SandboxId id, Instant expiresAt, Instant now) {
        runner.allowed(id, SandboxAction.RENEW);
        long minutes = Math.max(1, Math.ceilDiv(Duration.between(now, expiresAt).toSeconds(), 60));
        return calls.once(
                DaytonaActionRunner.subject(id, SandboxAction.RENEW),
                api -> api.setTimeToLive(id.value(), minutes),
                row -> row.value() == null || row.value().autoDestroyAt() == null
                        ? expiresAt
                        : row.value().autoDestroyAt());
    }

    private void setIntervals(SandboxId id, SandboxCommand.SetIntervals change) {
        Intervals requested = change.after();
        DaytonaIntervals.problem(requested, headers.modern())
                .ifPresent(problem -> preconditions.require(Map.of("intervals", problem)));
        runner.run(id, SandboxAction.SET_INTERVALS, sandbox -> {
            Intervals now = sandbox.attributes().intervals();
            if (!now.equals(change.before())) {
                throw preconditions.conflict(Message.of("problem.daytona.intervals-changed"));
            }
            if (DaytonaLimits.graphics(sandbox.attributes()) && !now.delete().equals(requested.delete())) {
                throw preconditions.conflict(Message.of("problem.daytona.gpu-auto-delete"));
            }
            LeaseGuards.ending(sandbox, requested).ifPresent(obstacle -> {
                throw preconditions.obstructed(sandbox, obstacle);
            });
            send(id, settings(sandbox, requested).filter(Setting::changes).toList());
        });
    }

    /// The server has a route for each interval.
    private void send(SandboxId id, List<Setting> settings) {
        for (int index = 0; index < settings.size(); index++) {
            try {
                calls.send(
                        DaytonaActionRunner.subject(id, SandboxAction.SET_INTERVALS),
                        settings.get(index).request());
            } catch (ProviderException failure) {
                throw index == 0
                        ? failure
                        : partly(id, settings.subList(0, index), settings.subList(index, settings.size()), failure);
            }
        }
    }

    /// Names the intervals that were changed before the failure. The answer's status is left out, because a repetition
    /// would begin with other intervals than the person has seen.
    private static ProviderException partly(
            SandboxId id, List<Setting> done, List<Setting> left, ProviderException failure) {
        Message problem = Message.of("problem.daytona.intervals-partly", acts(done), acts(left), failure.explanation());
        Answer answer = new Answer(
                0, failure.code(), failure.answer().message(), failure.answer().requestId());
        return failure.unclear()
                ? new Unavailable(id.connection(), problem, answer, failure, true)
                : new Conflict(id.connection(), problem, answer);
    }

    private static Message acts(List<Setting> settings) {
        return settings.stream()
                .map(setting -> setting.act().label())
                .reduce((some, other) -> Message.of("problem.daytona.acts", some, other))
                .orElseThrow();
    }

    /// Orders the changes: stop and pause exclude each other, so the one that ends comes first; deletion comes last,
    /// because it may take effect at once.
    private static Stream<Setting> settings(Sandbox sandbox, Intervals requested) {
        String id = sandbox.id().value();
        Intervals now = sandbox.attributes().intervals();
        Stream<Setting> exclusive = Stream.of(
                new Setting(Act.STOP, now.stop(), requested.stop(), (api, minutes) -> api.setAutoStop(id, minutes)),
                new Setting(
                        Act.PAUSE, now.pause(), requested.pause(), (api, minutes) -> api.setAutoPause(id, minutes)));
        return Stream.concat(
                exclusive.sorted(Comparator.comparing(setting -> setting.after().acts())),
                Stream.of(
                        new Setting(
                                Act.ARCHIVE,
                                now.archive(),
                                requested.archive(),
                                (api, minutes) -> api.setAutoArchive(id, minutes)),
                        new Setting(
                                Act.DELETE,
                                now.delete(),
                                requested.delete(),
                                (api, minutes) -> api.setAutoDelete(id, minutes))));
    }

    private void run(SandboxId id, SandboxAction action, Consumer<DaytonaApi> call) {
        runner.run(id, action, _ -> calls.send(DaytonaActionRunner.subject(id, action), call));
    }

    /// An interval before and after. One that is not stated stays as it is.
    private record Setting(Act act, Interval before, Interval after, ObjLongConsumer<DaytonaApi> call) {

        boolean changes() {
            return !after.equals(before) && !after.equals(Interval.UNSTATED);
        }

        Consumer<DaytonaApi> request() {
            long minutes = Objects.requireNonNull(act.number(after));
            return api -> call.accept(api, minutes);
        }
    }
}
