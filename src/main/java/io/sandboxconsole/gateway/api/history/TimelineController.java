package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.TimelineInfo;
import io.sandboxconsole.gateway.auth.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// History
@ApiController("/api/sandboxes/{connection}/{id}/timeline")
class TimelineController {

    private final TimelineReads reads;

    TimelineController(TimelineReads reads) {
        this.reads = reads;
    }

    /// Read the past of a sandbox
    ///
    /// Tells what happened to a sandbox, live or ended, as far as the caller may know it: the history, the trail
    and the
    /// engine's own log, with the end and its cause, the last words of a failed sandbox and the legal hold. No
    engine is
    /// asked. At most the newest 500 events of the history and 200 of each other source.
    @Confidential
    @GetMapping
    TimelineInfo timeline(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return reads.of(caller.actor(), CallerReach.sandbox(caller, connection, id));
    }
}
