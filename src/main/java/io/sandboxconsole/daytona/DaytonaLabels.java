package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.lease.CrabboxLabels;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.Map;
import java.util.TreeMap;

/// Changes labels. The server replaces all of them at once, so that those of others are read first and written back;
/// whoever writes last wins.
final class DaytonaLabels {

    private final DaytonaServer server;

    private final DaytonaActionRunner attempts;

    DaytonaLabels(DaytonaServer server, DaytonaActionRunner attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    /// Returns the sandbox as it is then.
    Sandbox edit(SandboxId id, MetadataPatch patch) {
        Sandbox sandbox = attempts.allowed(id, SandboxAction.EDIT_METADATA);
        server.refusals().require(problems(sandbox, patch));
        return patch.isEmpty() ? sandbox : merge(id, patch);
    }

    /// Sets and removes what `patch` says, whatever the sandbox is.
    Sandbox merge(SandboxId id, MetadataPatch patch) {
        Map<String, String> labels = JsonMembers.present(server.looks().raw(id).labels());
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

    /// A server that has not understood the request answers a sandbox without labels, and calls that a success.
    private static Map<String, String> stored(DaytonaApi.Sandbox answer) {
        if (answer.labels() == null) {
            throw new MalformedResponse(Message.of("problem.daytona.labels-not-stored"));
        }
        return JsonMembers.present(answer.labels());
    }

    private Sandbox verified(SandboxId id, MetadataPatch patch) {
        DaytonaApi.Sandbox now = server.looks().raw(id);
        Map<String, String> labels = JsonMembers.present(now.labels());
        boolean there = labels.entrySet().containsAll(patch.set().entrySet());
        if (!there || patch.remove().stream().anyMatch(labels::containsKey)) {
            throw server.refusals().conflict(Message.of("problem.daytona.labels-lost"));
        }
        return server.mapper().sandbox(now);
    }

    /// A lease whose labels others have changed belongs to nobody any more.
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
