package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.Facts;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an engine tells of itself and of our credential.
final class ReportFacts {

    private static final Duration AGREEING = Duration.ofSeconds(2);

    private ReportFacts() {}

    static Facts of(EngineReport report) {
        var facts = new Facts()
                .withText(
                        say("connections.round-trip"),
                        say("connections.milliseconds", report.roundTrip().toMillis()))
                .withText(say("connections.engine-version"), report.version())
                .withText(say("connections.organization"), report.organization())
                .withText(say("connections.clock"), clock(report.clockLead()));
        if (report.credential() != null) {
            add(facts, report.credential());
        }
        report.headRooms()
                .forEach(room -> facts.withText(say("connections.head-room", room.throttler()), headRoom(room)));
        return facts;
    }

    private static void add(Facts facts, Credential credential) {
        facts.withText(say("connections.credential"), say(credential.kind()))
                .withText(say("connections.credential.name"), credential.name())
                .withText(say("connections.credential.masked"), credential.masked())
                .withTime(say("connections.credential.ends"), credential.expiresAt(), Show.UNTIL);
        if (credential.permissions() != null) {
            facts.withWords(say("connections.permissions"), credential.permissions());
        }
    }

    private static @Nullable String clock(@Nullable Duration lead) {
        if (lead == null) {
            return null;
        }
        if (lead.abs().compareTo(AGREEING) <= 0) {
            return say("connections.clock.same");
        }
        return lead.isNegative()
                ? say("connections.clock.behind", lead.abs().toSeconds())
                : say("connections.clock.ahead", lead.toSeconds());
    }

    private static String headRoom(HeadRoom room) {
        String left = room.remaining() == null
                ? say("connections.head-room.limit", room.limit())
                : say("connections.head-room.left", room.remaining(), room.limit());
        return room.resetIn() == null
                ? left
                : say("connections.head-room.reset", left, room.resetIn().toSeconds());
    }
}
