package io.sandboxconsole.gateway.api.wire;

import io.sandboxconsole.gateway.api.wire.SandboxDetails.EndInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the past of sandboxes.
public interface HistoryAnswers {

    /// A sandbox over time.
    ///
    /// @param sandbox as it is, or was last known
    /// @param live whether it lives, as far as the history knows
    /// @param firstSeenAt when the console first saw it
    /// @param beganAt its creation as the engine states it, or else `firstSeenAt`
    /// @param lived how long it lived; left out while it lives
    /// @param end how it ended; left out while it lives
    record LifeInfo(
            SandboxInfo sandbox,
            boolean live,
            Instant firstSeenAt,
            Instant beganAt,
            @Nullable Duration lived,
            @Nullable EndInfo end) {}

    /// The past of one sandbox.
    ///
    /// @param life left out where the history does not know it yet
    /// @param events what happened, the newest first
    /// @param truncated whether there are older events than these
    /// @param eventsSince since when its events are kept; left out where all are there
    /// @param gaps the times in which its connection was not watched
    /// @param lastWords what it last said before it failed; left out where nothing is kept
    /// @param hold the legal hold on it
    record TimelineInfo(
            @Nullable LifeInfo life,
            List<TimelineEvent> events,
            boolean truncated,
            @Nullable Instant eventsSince,
            List<WatchGap> gaps,
            @Nullable LastWordsInfo lastWords,
            @Nullable HoldInfo hold) {}

    /// An event in the life of a sandbox.
    ///
    /// @param at when the console learnt of it, or when it was recorded
    /// @param source `history`, `trail`, or `engine-log` for what the engine's own log says of others
    /// @param kind of the history: `first-seen`, `changed`, `ended`, `returned` or `cause-found`; else the action
    /// @param engineAt when it happened by the engine's clock
    /// @param origin how the history knows: `own-act`, `listing`, `single-read`, `engine-log` or `comparison`
    /// @param sequence its place among the events of the history, from 1
    /// @param gap whether states before it are not known
    /// @param changes the fields that changed
    /// @param by the name of who did it
    /// @param result of an act: `succeeded`, `denied`, `failed` or `unclear`; left out where it is not known
    /// @param detail more about it, as a sentence
    /// @param operation the attempt in the trail
    record TimelineEvent(
            Instant at,
            String source,
            String kind,
            @Nullable Instant engineAt,
            @Nullable String origin,
            @Nullable Integer sequence,
            boolean gap,
            List<FieldChangeInfo> changes,
            @Nullable String by,
            @Nullable String result,
            @Nullable String detail,
            @Nullable String operation) {}

    /// A field that changed, by its name in filters; a label is `label.` and its key.
    ///
    /// @param before left out where it was not set
    /// @param after left out where it is not set any more
    record FieldChangeInfo(
            String field, @Nullable String before, @Nullable String after) {}

    /// A time in which a connection was not watched: what came and went in it is not known.
    record WatchGap(Instant from, Instant until) {}

    /// The last log lines and events of a sandbox that failed, without secrets. They may hold anything that it printed.
    ///
    /// @param at when they were read
    /// @param truncated whether there was more than is kept
    record LastWordsInfo(
            Instant at, @Nullable String logs, @Nullable String events, boolean truncated) {}

    /// A legal hold: nothing of the sandbox is purged meanwhile.
    ///
    /// @param by the name of who placed it
    /// @param reason left out for callers who may neither place one nor read the trail about it
    /// @param until when it ends by itself; left out for one without an end
    /// @param version changes with each change of the hold; `If-Match` compares it
    record HoldInfo(
            String by,
            @Nullable String reason,
            Instant at,
            @Nullable Instant until,
            String version) {}

    /// A sandbox under legal hold.
    ///
    /// @param name as it was last known
    /// @param live whether it lives
    record HeldInfo(String connection, String id, String name, boolean live, HoldInfo hold) {}

    /// A legal hold to place, or to put in the place of the one that is there.
    ///
    /// @param reason why, for the trail
    /// @param until when it ends by itself; left out for one without an end
    record PlaceHold(String reason, @Nullable Instant until) {}

    /// The end of a legal hold.
    ///
    /// @param reason why, for the trail
    record ReleaseHold(String reason) {}
}
