package io.sandboxconsole.export;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Maps a sandbox to exported values: those of list and details without its command, because commands often hold
/// secrets.
final class ExportRow {

    private ExportRow() {}

    static String creatorKind(Creator creator) {
        return switch (creator) {
            case Creator.User _ -> "user";
            case Creator.ApiKey _ -> "api-key";
            case Creator.EnginePrincipal _ -> "engine-principal";
            case Creator.Unknown _ -> "unknown";
        };
    }

    static boolean deleted(Creator creator) {
        return creator.isDeleted();
    }

    static String evidence(Creator creator) {
        return creator.evidence().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sourceKind(Sandbox.Source source) {
        return switch (source) {
            case Sandbox.Source.Image _ -> "image";
            case Sandbox.Source.Built _ -> "dockerfile";
            case Sandbox.Source.Snapshot _ -> "snapshot";
            case Sandbox.Source.Unstated _ -> "";
        };
    }

    /// The metadata in the order of its keys, without the console's own.
    static Map<String, String> labels(Sandbox sandbox) {
        return new TreeMap<>(ReservedMetadata.without(sandbox.metadata()));
    }
}
