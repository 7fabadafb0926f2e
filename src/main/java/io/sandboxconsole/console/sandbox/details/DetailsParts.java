package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.SandboxId;

/// Creates the parts of one sandbox's details.
record DetailsParts(SandboxId id, SandboxDetails.Screen screen, SandboxActions actions, DetailsReader reader) {

    DetailsPart of(DetailsTab tab) {
        return switch (tab) {
            case OVERVIEW ->
                new OverviewPart(reader::now, screen::createdBy, reader::hold, reader.locks(), reader::lockButton);
            case TIMELINE -> new TimelinePart(id, reader);
            case ENDPOINTS -> new EndpointPanel(id, reader);
            case LOGS -> new LogsPart(id, reader);
            case LAST_WORDS -> new LastWordsPart(id, reader);
            case SNAPSHOTS -> new SnapshotsPart(id, reader, actions);
            case AUDIT -> new AuditPart(id, reader);
        };
    }
}
