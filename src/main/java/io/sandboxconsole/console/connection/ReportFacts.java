package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Formats an engine's report about itself and about our credential.
final class ReportFacts {

    private static final Duration AGREEING = Duration.ofSeconds(2);

    private ReportFacts() {}

    static Facts of(EngineReport report) {
        var facts = new Facts()
                .withText(
                        text("connections.round-trip"),
                        text("connections.milliseconds", report.roundTrip().toMillis()))
                .withText(text("connections.engine-version"), report.version())
                .withText(text("connections.organization"), report.organization())
                .withText(text("connections.clock"), clock(report.clockLead()));
        if (report.credential() != null) {
            add(facts, report.credential());
        }
        report.headRooms()
                .forEach(room -> facts.withText(text("connections.head-room", room.throttler()), headRoom(room)));
        return facts;
    }

    private static void add(Facts facts, Credential credential) {
        facts.withText(text("connections.credential"), text(credential.kind()))
                .withText(text("connections.credential.name"), credential.name())
                .withText(text("connections.credential.masked"), credential.masked())
                .withTime(text("connections.credential.ends"), credential.expiresAt(), Show.UNTIL);
        if (credential.permissions() != null) {
            facts.withWords(text("connections.permissions"), credential.permissions());
        }
    }

    private static @Nullable String clock(@Nullable Duration lead) {
        if (lead == null) {
            return null;
        }
        if (lead.abs().compareTo(AGREEING) <= 0) {
            return text("connections.clock.same");
        }
        return lead.isNegative()
                ? text("connections.clock.behind", lead.abs().toSeconds())
                : text("connections.clock.ahead", lead.toSeconds());
    }

    private static String headRoom(HeadRoom room) {
        String left = room.remaining() == null
                ? text("connections.head-room.limit", room.limit())
                : text("connections.head-room.left", room.remaining(), room.limit());
        return room.resetIn() == null
                ? left
                : text("connections.head-room.reset", left, room.resetIn().toSeconds());
    }
}
