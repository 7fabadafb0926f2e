package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.PlainHttp;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects findings about an engine, by the rules that hold for every engine.
public final class CheckResults {

    /// Responses give the time in whole seconds, and take some to arrive.
    private static final Duration AGREEING = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofDays(14);

    private final List<Finding> findings = new ArrayList<>();

    /// Adds a passed check.
    public void good(Message sentence) {
        findings.add(Finding.good(sentence));
    }

    /// Adds a finding.
    ///
    /// @param remedy the function it would enable, and what to do
    public void found(Condition condition, Message sentence, Message remedy) {
        findings.add(new Finding(condition, sentence, remedy));
    }

    /// Checks that the credential travels to the engine over HTTPS, or stays on this machine.
    public void lookAtAddress(URI url) {
        if (PlainHttp.leavesTheMachine(url)) {
            found(
                    Condition.ENGINE_PLAIN_HTTP,
                    Message.of("connections.finding.http"),
                    Message.of("connections.finding.http.then"));
        }
    }

    /// Compares the engine's clock with ours.
    ///
    /// @param lead how far the engine's clock is ahead of ours
    public void lookAtClock(@Nullable Duration lead) {
        if (lead == null || lead.abs().compareTo(AGREEING) <= 0) {
            return;
        }
        Message sentence = lead.isNegative()
                ? Message.of("connections.finding.clock-behind", lead.abs().toSeconds())
                : Message.of("connections.finding.clock-ahead", lead.toSeconds());
        found(Condition.CLOCK_SKEW, sentence, Message.of("connections.finding.clock.then"));
    }

    /// Checks the credential's remaining lifetime.
    ///
    /// @param end of the credential; absent where none is known
    public void lookAtEnd(@Nullable Instant end, Instant now) {
        if (end == null || end.isAfter(now.plus(SOON))) {
            return;
        }
        Message remedy = Message.of("connections.finding.ends.then");
        if (!end.isAfter(now)) {
            found(Condition.ENGINE_KEY_EXPIRED, Message.of("connections.finding.ended"), remedy);
            return;
        }
        Duration left = Duration.between(now, end);
        found(
                Condition.ENGINE_KEY_EXPIRING,
                left.toDays() > 0
                        ? Message.of("connections.finding.ends-in-days", left.toDays())
                        : Message.of("connections.finding.ends-in-hours", left.toHours()),
                remedy);
    }

    public void lookAtLimits(Collection<HeadRoom> headRooms) {
        for (HeadRoom room : headRooms) {
            if (room.scarce() && room.remaining() != null) {
                found(
                        Condition.ENGINE_RATE_LIMIT_LOW,
                        Message.of("connections.finding.scarce", room.throttler(), room.remaining(), room.limit()),
                        Message.of("connections.finding.scarce.then"));
            }
        }
    }

    /// The findings, worst first.
    public List<Finding> list() {
        return Finding.sorted(findings);
    }
}
