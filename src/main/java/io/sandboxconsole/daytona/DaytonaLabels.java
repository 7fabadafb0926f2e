package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.lease.CrabboxLabels;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Edits labels. The server replaces all of them at once, so existing ones are read first and written back; the last
/// writer wins.
final class DaytonaLabels {

    private final DaytonaServer server;

    private final DaytonaActionRunner runner;

    DaytonaLabels(DaytonaServer server, DaytonaActionRunner runner) {
        this.server = server;
        this.runner = runner;
    }

    /// Returns the sandbox as it is after the edit.
    Sandbox edit(SandboxId id, MetadataPatch patch) {
        Sandbox sandbox = runner.allowed(id, SandboxAction.EDIT_METADATA);
        server.preconditions().require(problems(sandbox, patch));
        return patch.isEmpty() ? sandbox : merge(id, patch);
    }

    /// Applies `patch` without checking the sandbox's state.
    Sandbox merge(SandboxId id, MetadataPatch patch) {
        Map<String, String> labels = labels(server.reads().raw(id));
        labels.keySet().removeAll(patch.remove());
        labels.putAll(patch.set());
        RequestSubject requestSubject = DaytonaActionRunner.subject(id, SandboxAction.EDIT_METADATA);
        server.calls()
                .once(
                        requestSubject,
                        api -> api.replaceLabels(id.value(), new DaytonaApi.SandboxLabels(Map.copyOf(labels))),
                        DaytonaLabels::stored);
        return verified(id, patch);
    }

    /// A server that has not understood the request answers with success and a sandbox without labels.
    private static Map<String, String> stored(Row<DaytonaApi.Sandbox> row) {
        DaytonaApi.@Nullable Sandbox answer = row.value();
        if (answer == null || answer.labels() == null) {
            throw new MalformedResponse(Message.of("problem.daytona.labels-not-stored"));
        }
        return JsonMembers.present(answer.labels());
    }

    /// Labels that cannot be read cannot be written back, and would be lost.
    private Map<String, String> labels(Row<DaytonaApi.Sandbox> row) {
        if (!readable(row)) {
            throw server.preconditions().conflict(Message.of("problem.daytona.labels-unreadable"));
        }
        return present(row);
    }

    private Sandbox verified(SandboxId id, MetadataPatch patch) {
        Row<DaytonaApi.Sandbox> now = readAgain(id);
        Map<String, String> labels = present(now);
        boolean there = labels.entrySet().containsAll(patch.set().entrySet());
        if (!there || patch.remove().stream().anyMatch(labels::containsKey)) {
            throw server.preconditions().conflict(Message.of("problem.daytona.labels-lost"));
        }
        return server.mapper().sandbox(now);
    }

    /// Reads the sandbox after its labels were sent: a failure now does not undo the change.
    private Row<DaytonaApi.Sandbox> readAgain(SandboxId id) {
        Row<DaytonaApi.Sandbox> row;
        try {
            row = server.reads().raw(id);
        } catch (ProviderException failure) {
            throw unread(id, failure);
        }
        if (!readable(row)) {
            throw unread(id, null);
        }
        return row;
    }

    private static Unavailable unread(SandboxId id, @Nullable ProviderException cause) {
        return new Unavailable(id.connection(), Message.of("problem.daytona.labels-unread"), Answer.NONE, cause, true);
    }

    private static Map<String, String> present(Row<DaytonaApi.Sandbox> row) {
        return JsonMembers.present(Objects.requireNonNull(row.value()).labels());
    }

    private static boolean readable(Row<DaytonaApi.Sandbox> row) {
        return row.value() != null && !row.unread().contains("labels");
    }

    /// A lease whose labels another writer has changed has no valid owner any more.
    private static Map<String, Message> problems(Sandbox sandbox, MetadataPatch patch) {
        Map<String, Message> problems = new TreeMap<>();
        Lease lease = sandbox.attributes().lease();
        if (lease != null && lease.kind() != Lease.Kind.DAMAGED) {
            patch.keys().stream()
                    .filter(CrabboxLabels.RESERVED::contains)
                    .forEach(key -> problems.put("metadata." + key, Message.of("problem.daytona.lease-label", key)));
        }
        return problems;
    }
}
