package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.api.wire.SandboxDetails;
import io.sandboxconsole.gateway.api.wire.SandboxInfo;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.CreateSandbox;
import io.sandboxconsole.gateway.auth.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Sandboxes
@ApiController("/api/sandboxes")
class SandboxController {

    private final SandboxPages pages;

    private final SandboxReads reads;

    private final SandboxCreations creations;

    private final SandboxDeletions deletions;

    SandboxController(SandboxPages pages, SandboxReads reads, SandboxCreations creations, SandboxDeletions deletions) {
        this.pages = pages;
        this.reads = reads;
        this.creations = creations;
        this.deletions = deletions;
    }

    /// List sandboxes
    ///
    /// Lists the sandboxes that the caller may see, from the console's memory; no engine is asked. `dataAge` says
    /// how old that is. A page is continued by its cursor: rows that come, change or go in between neither repeat
    /// nor hide others.
    ///
    /// @param filter which sandboxes, in the language of `docs/filter.md`, such as `state:running creator:CI`
    /// @param sort `created`, `name`, `state`, `creator`, `team`, `image`, `expires`, `connection` or `activity`,
    /// with a minus in front for the reverse; `-created` where it is left out
    /// @param limit how many rows, 1 to 1,000; 50 where it is left out
    /// @param cursor where to continue, as the page before says
    /// @param fields the members of the rows to keep, separated by commas, such as `id,name,creator.name`
    /// @param asOf an instant of the past: the fleet as it was then
    @GetMapping
    Page<SandboxInfo> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return pages.page(caller, new SandboxPages.Request(filter, sort, limit, cursor, asOf));
    }

    /// Read a sandbox
    ///
    /// Asks the engine for the sandbox. Where the engine does not answer, the sandbox comes as it was last known,
    /// with `fresh` false and the reason; and one that has ended comes as it was, with how it ended. The `ETag`
    /// begins with the sandbox's `version`, for `If-Match` in a change.
    ///
    /// @param connection the id of the connection
    /// @param id the engine's id of the sandbox
    @GetMapping("/{connection}/{id}")
    SandboxDetails read(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return reads.details(caller, connection, id);
    }

    /// Create a sandbox
    ///
    /// Creates a sandbox from an image or a snapshot, by the same rules as the console's dialog. With an
    /// `Idempotency-Key` it is created once, however often the request is repeated within a day; repetitions get
    /// the first answer and the header `Idempotent-Replay`.
    ///
    /// @param idempotencyKey 1 to 255 printable characters without spaces, of the caller's choice
    @PostMapping
    @RecordedAs(value = "create", permission = Permission.CREATE_SANDBOX)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SandboxInfo> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody CreateSandbox body) {
        return creations.create(caller, idempotencyKey, body);
    }

    /// Delete a sandbox
    ///
    /// Deletes a sandbox for good: at once, or after a grace period in which it can be undone.
    ///
    /// @param grace how long to wait, such as `PT30S`, at most an hour; left out, it is deleted at once
    @DeleteMapping("/{connection}/{id}")
    @RecordedAs(value = "delete", permission = Permission.DELETE_SANDBOX)
    ActionResult delete(Caller caller, TargetSandbox target, @RequestParam(required = false) @Nullable Duration grace) {
        return deletions.delete(caller, target, grace);
    }

    /// Undo a deletion
    ///
    /// Cancels a deletion whose grace period has not ended.
    ///
    /// @param connection the id of the connection
    /// @param id the engine's id of the sandbox
    @DeleteMapping("/{connection}/{id}/pending-deletion")
    @RecordedAs(value = "undo-delete", permission = Permission.DELETE_SANDBOX)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Caller caller, @PathVariable String connection, @PathVariable String id) {
        deletions.undo(caller, CallerReach.sandbox(caller, connection, id));
    }
}
