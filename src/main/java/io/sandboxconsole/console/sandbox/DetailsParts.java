package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.SandboxId;

/// Makes what stands under the tabs of one sandbox's details.
record DetailsParts(SandboxId id, SandboxDetails.Gestures gestures, DetailsReader reader) {

    DetailsPart of(DetailsTab tab) {
        return switch (tab) {
            case OVERVIEW -> new OverviewPart(reader::now, gestures::createdBy);
            case TIMELINE -> new TimelinePart(id, reader);
            case ENDPOINTS ->
                new EndpointPanel(
                        reader::now,
                        (asked, request, credentials) -> gestures.askEndpoint(id, request, credentials, asked::show));
            case LOGS -> new LogsPart(id, reader);
            case SNAPSHOTS -> new SnapshotsPart(id, reader, gestures);
            case AUDIT -> new AuditPart(id, reader);
        };
    }
}
