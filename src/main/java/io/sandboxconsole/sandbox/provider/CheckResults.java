package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.EngineReport.Finding;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import io.sandboxconsole.sandbox.provider.EngineReport.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects findings about an engine, by the rules that hold for every engine.
public final class CheckResults {

    /// Responses give the time in whole seconds, and take some to arrive.
    private static final Duration AGREEING = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofDays(14);

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");

    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private final List<Finding> findings = new ArrayList<>();

    public void good(Message sentence) {
        findings.add(new Finding(Level.GOOD, sentence, null));
    }

    public void note(Message sentence, Message consequence) {
        findings.add(new Finding(Level.NOTE, sentence, consequence));
    }

    public void warning(Message sentence, Message consequence) {
        findings.add(new Finding(Level.WARNING, sentence, consequence));
    }

    public void missing(Message sentence, Message consequence) {
        findings.add(new Finding(Level.MISSING, sentence, consequence));
    }

    /// Checks that the credential travels to the engine over HTTPS, or stays on this machine.
    public void lookAtAddress(URI url) {
        boolean local = url.getHost() != null
                && (LOOPBACK.contains(url.getHost())
                        || LOOPBACK_ADDRESS.matcher(url.getHost()).matches());
        if ("http".equalsIgnoreCase(url.getScheme()) && !local) {
            warning(Message.of("connections.finding.http"), Message.of("connections.finding.http.then"));
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
        warning(sentence, Message.of("connections.finding.clock.then"));
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
            missing(Message.of("connections.finding.ended"), remedy);
            return;
        }
        Duration left = Duration.between(now, end);
        warning(
                left.toDays() > 0
                        ? Message.of("connections.finding.ends-in-days", left.toDays())
                        : Message.of("connections.finding.ends-in-hours", left.toHours()),
                remedy);
    }

    public void lookAtLimits(Collection<HeadRoom> headRooms) {
        for (HeadRoom room : headRooms) {
            if (room.scarce() && room.remaining() != null) {
                warning(
                        Message.of("connections.finding.scarce", room.throttler(), room.remaining(), room.limit()),
                        Message.of("connections.finding.scarce.then"));
            }
        }
    }

    /// The findings, worst first.
    public List<Finding> list() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
    }
}
