package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Examination.Part;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.ConnectionCheck;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the part of a report that is about one connection.
final class ConnectionParts {

    /// Without any connection the console has nothing to show.
    static final Finding NONE =
            new Finding(Condition.NO_CONNECTION, Message.of("doctor.connection.none"), Message.of("connections.none"));

    private ConnectionParts() {}

    static Part of(ConnectionId id, @Nullable String name, ConnectionCheck check, Stream<Finding> findings) {
        return new Part(
                Subject.CONNECTION,
                id.value(),
                name,
                switch (check) {
                    case ConnectionCheck.Reported reported -> facts(reported.report());
                    case ConnectionCheck.Failed _ -> new LinkedHashMap<>();
                },
                findings.toList());
    }

    private static SequencedMap<String, String> facts(EngineReport report) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        put(facts, "version", report.version());
        put(facts, "organization", report.organization());
        put(facts, "roundTripMillis", report.roundTrip().toMillis());
        put(
                facts,
                "clockLeadSeconds",
                report.clockLead() == null ? null : report.clockLead().toSeconds());
        Credential credential = report.credential();
        if (credential != null) {
            put(facts, "credential", credential.kind());
            put(facts, "keyName", credential.name());
            put(facts, "keyMasked", credential.masked());
            put(facts, "keyExpiresAt", credential.expiresAt());
            put(
                    facts,
                    "permissions",
                    credential.permissions() == null ? null : String.join(" ", credential.permissions()));
        }
        for (HeadRoom room : report.headRooms()) {
            put(
                    facts,
                    "limit " + room.throttler(),
                    room.remaining() == null
                            ? "%d".formatted(room.limit())
                            : "%d of %d left".formatted(room.remaining(), room.limit()));
        }
        return facts;
    }

    private static void put(SequencedMap<String, String> facts, String name, @Nullable Object value) {
        String text = Objects.toString(value, "");
        if (!text.isEmpty()) {
            facts.put(name, text);
        }
    }
}
