package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of plans and jobs.
public interface BulkAnswers {

    /// A plan: one act on certain sandboxes, frozen.
    ///
    /// @param id also that of its job, once it was started
    /// @param action such as `delete`
    /// @param values what the act takes, such as the new expiry
    /// @param by the name of who made it
    /// @param mine whether the caller made it, who alone may start it
    /// @param filter from which it was made; left out where the sandboxes were chosen one by one
    /// @param limits the further limits that it was asked for
    /// @param createdAt when it was made
    /// @param validUntil until when it may be started
    /// @param started whether it was
    /// @param hash the SHA-256 over the act and the sandboxes that it takes
    /// @param count the number of sandboxes that it takes
    /// @param leftOut the number of sandboxes that it leaves out
    /// @param irreversible whether nothing brings back what the act takes away
    /// @param confirmation what a person would have to confirm: `grace` (nothing), `names` or `count`
    /// @param blocks what keeps it from being started
    record PlanInfo(
            String id,
            String action,
            Map<String, String> values,
            String by,
            boolean mine,
            @Nullable String filter,
            BulkRequests.PlanLimits limits,
            @Nullable String reason,
            Instant createdAt,
            Instant validUntil,
            boolean started,
            String hash,
            int count,
            int leftOut,
            boolean irreversible,
            String confirmation,
            List<BlockInfo> blocks) {}

    /// A rule that keeps a plan from being started.
    ///
    /// @param rule `nothing`, `most`, `most-of-actor`, `percent-of-team`, `percent-of-connection` or `old-data`
    /// @param name the team's label token or the connection's id; empty where the rule is about the whole plan
    /// @param limit the most sandboxes that the rule allows
    /// @param count how many the plan takes of them
    record BlockInfo(String rule, String name, int limit, int count) {}

    /// A sandbox of a plan or a job.
    ///
    /// @param position its place in the plan; left out in a plan's own list
    /// @param name as the plan observed it, as all that follows
    /// @param creator the id of who created it
    /// @param state the engine's word for its state
    /// @param taken whether the plan takes it
    /// @param skip why the plan leaves it out, such as `locked`
    /// @param skipDetail more about that, as a sentence
    /// @param outcome what became of it in the job: `succeeded`, `already-done`, `skipped`, `failed` or
    `cancelled`; left
    /// out as long as that is open
    /// @param code a stable word about the outcome, such as why it was skipped
    /// @param detail a sentence about it
    /// @param underway whether a call for it is made now
    record ItemInfo(
            @Nullable Integer position,
            String connection,
            String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner,
            @Nullable String creator,
            @Nullable String creatorName,
            @Nullable String state,
            @Nullable Instant createdAt,
            @Nullable Instant lastActivityAt,
            @Nullable Instant expiresAt,
            boolean taken,
            @Nullable String skip,
            @Nullable String skipDetail,
            @Nullable String outcome,
            @Nullable String code,
            @Nullable String detail,
            boolean underway,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt) {}

    /// A plan that was started.
    ///
    /// @param id that of its plan
    /// @param state `waiting` (during the grace period), `running`, `paused`, `done` or `cancelled`
    /// @param why why it pauses or was cancelled: `asked`, `failed-early`, `failed-often`, `rights-lost`,
    /// `rights-unknown` or `engine-away`
    /// @param by the name of who started it
    /// @param mine whether the caller did
    /// @param count the number of its sandboxes
    /// @param ended the number of those with an outcome
    /// @param outcomes their number by outcome
    /// @param dueAt when it may begin; until then `cancel` undoes the start
    /// @param perSecond how many ended in a second, of late
    /// @param expectedEnd when it ends if it goes on like that
    /// @param acts what the caller can do with it now: `pause`, `resume`, `cancel`, `retry`
    /// @param events what happened to it as a whole, the oldest first; in the details of one job only
    record JobInfo(
            String id,
            String action,
            Map<String, String> values,
            String state,
            @Nullable String why,
            String by,
            boolean mine,
            @Nullable String filter,
            @Nullable String reason,
            String hash,
            int count,
            int ended,
            Map<String, Integer> outcomes,
            Instant dueAt,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Double perSecond,
            @Nullable Instant expectedEnd,
            List<String> acts,
            @Nullable List<JobEventInfo> events) {}

    /// A change of a job as a whole.
    ///
    /// @param state the state that it came into
    /// @param by the name of who asked for it; left out for what the job did by itself
    record JobEventInfo(
            Instant at,
            String state,
            @Nullable String why,
            @Nullable String by) {}
}
