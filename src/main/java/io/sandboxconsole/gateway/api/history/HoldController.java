package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.EntityTags;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.HeldInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.HoldInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.PlaceHold;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.ReleaseHold;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Legal holds
@ApiController("/api")
class HoldController {

    private static final String WHAT = "The legal hold";

    private final LegalHolds holds;

    HoldController(LegalHolds holds) {
        this.holds = holds;
    }

    /// List legal holds
    ///
    /// Lists the sandboxes under legal hold, the newest hold first, at most 500, for callers who may place holds.
    @GetMapping("/holds")
    Page<HeldInfo> list(Caller caller) {
        List<HeldInfo> held = holds.current(caller.actor()).stream()
                .filter(one -> CallerReach.covers(caller, one.id().connection()))
                .map(one -> new HeldInfo(
                        one.id().connection().value(),
                        one.id().value(),
                        one.title(),
                        !one.ended(),
                        LifeMapper.of(one.hold())))
                .toList();
        return new Page<>(held, null, held.size(), held.size() == LegalHolds.MOST_LISTED, null, null, null);
    }

    /// Read the legal hold on a sandbox
    @GetMapping("/sandboxes/{connection}/{id}/hold")
    HoldInfo read(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return LifeMapper.of(present(caller, CallerReach.sandbox(caller, connection, id)));
    }

    /// Place a legal hold on a sandbox, or change it
    ///
    /// Nothing of the sandbox is purged meanwhile. A hold that is there is replaced, with no moment in between.
    ///
    /// @param ifMatch the version of the hold that is to be changed
    @PutMapping("/sandboxes/{connection}/{id}/hold")
    @RecordedAs(value = "hold-history", permission = Permission.HOLD_HISTORY)
    HoldInfo place(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlaceHold body) {
        var sandbox = CallerReach.sandbox(caller, connection, id);
        var terms = new ProtectionTerms(reason(body.reason()), body.until());
        Optional<LegalHold> seen = holds.beforePlacing(caller.actor(), sandbox, terms);
        EntityTags.require(ifMatch, seen.map(LifeMapper::version).orElse("none"), WHAT);
        if (seen.isPresent()) {
            holds.change(caller.actor(), sandbox, seen.get(), terms);
        } else {
            holds.place(caller.actor(), sandbox, terms);
        }
        return LifeMapper.of(present(caller, sandbox));
    }

    /// Release the legal hold on a sandbox
    ///
    /// @param ifMatch the version of the hold that is to be released
    @PostMapping("/sandboxes/{connection}/{id}/hold/release")
    @RecordedAs(value = "release-hold", permission = Permission.HOLD_HISTORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReleaseHold body) {
        var sandbox = CallerReach.sandbox(caller, connection, id);
        String why = reason(body.reason());
        var seen = holds.beforeRelease(caller.actor(), sandbox, why).orElseThrow(HoldController::none);
        EntityTags.require(ifMatch, LifeMapper.version(seen), WHAT);
        holds.release(caller.actor(), sandbox, seen, why);
    }

    private LegalHold present(Caller caller, SandboxId sandbox) {
        return holds.of(caller.actor(), sandbox).orElseThrow(HoldController::none);
    }

    private static ApiProblem none() {
        return new ApiProblem(ProblemType.NOT_FOUND, "There is no legal hold on this sandbox, or you may not see it.");
    }

    /// A missing reason is refused like an empty one, with the console's own sentence.
    private static String reason(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }
}
