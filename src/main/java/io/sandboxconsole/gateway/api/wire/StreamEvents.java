package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of server-sent events. The name of the event says which; its id is where to go on after it.
public interface StreamEvents {

    /// `change`: a sandbox is there, is different, or has ended.
    ///
    /// @param kind `first-seen`, `changed`, `ended`, `returned` or `cause-found`
    /// @param at when the console learnt of it
    /// @param engineAt when it happened by the engine's clock
    /// @param origin how the console knows: `own-act`, `listing`, `single-read`, `engine-log` or `comparison`
    /// @param connection the id of the connection
    /// @param id the engine's id of the sandbox
    /// @param name its name, or its id where it has none
    /// @param state as of then, such as `running`
    /// @param team the label token of its team
    /// @param owner the label token of its owner
    /// @param sequence its place among the events of this sandbox
    /// @param gap whether states before it are not known
    /// @param changes the fields that changed
    /// @param operation the attempt in the trail, for an end by the console
    record ChangeEvent(
            String kind,
            Instant at,
            @Nullable Instant engineAt,
            String origin,
            String connection,
            String id,
            String name,
            String state,
            @Nullable String team,
            @Nullable String owner,
            int sequence,
            boolean gap,
            List<HistoryAnswers.FieldChangeInfo> changes,
            @Nullable String operation) {}

    /// `left`: a sandbox went where the caller may not see it any more.
    record LeftEvent(String connection, String id) {}

    /// `gap`: something was missed that nothing can tell any more. Read anew what you show.
    ///
    /// @param reason `retention` (it was longer ago than events are kept), `other-log` (the place to go on from is
    one
    /// of another database) or `unwatched` (the console did not watch a connection)
    /// @param connection of `unwatched`: the connection
    /// @param from of `unwatched`: since when
    /// @param until of `unwatched`: until when
    /// @param explanation a sentence
    record GapEvent(
            String reason,
            @Nullable String connection,
            @Nullable Instant from,
            @Nullable Instant until,
            String explanation) {}

    /// `end`: the stream ends here.
    ///
    /// @param code `JOB_ENDED`, `SHUTDOWN`, or the code of the problem that a new request would be answered with
    /// @param explanation a sentence
    /// @param resume whether the same request may go on later
    record EndEvent(String code, String explanation, boolean resume) {}
}
