package io.sandboxconsole.gateway.api.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about plans and jobs.
public interface BulkRequests {

    /// A plan of one act on several sandboxes. Making it changes none of them.
    ///
    /// @param action `delete`, `pause`, `resume`, `start`, `stop`, `archive`, `renew`, `edit-metadata` or
    /// `set-intervals`
    /// @param filter which sandboxes: all that match at this moment, in the language of `docs/filter.md`
    /// @param sandboxes which sandboxes, one by one, instead of a filter
    /// @param except sandboxes that a filter leaves out
    /// @param limits further limits, which only tighten those of the console
    /// @param reason why, for the trail; up to 1,000 characters
    /// @param expiresAt of `renew`: the new expiry of each
    /// @param set of `edit-metadata`: entries to set
    /// @param remove of `edit-metadata`: keys to remove
    /// @param intervals of `set-intervals`: what is left out stays
    record MakePlan(
            String action,
            @Nullable String filter,
            @Nullable List<SandboxReference> sandboxes,
            @Nullable List<SandboxReference> except,
            @Nullable PlanLimits limits,
            @Nullable String reason,
            @Nullable Instant expiresAt,
            @Nullable Map<String, String> set,
            @Nullable List<String> remove,
            @Nullable IntervalSettings intervals) {}

    /// A sandbox by its connection and the engine's id.
    record SandboxReference(String connection, String id) {}

    /// Limits that stop a plan before its first call, or leave sandboxes out of it.
    ///
    /// @param most the most sandboxes of the plan
    /// @param percent the largest part of a team's or connection's sandboxes, in percent
    /// @param keepNewest how many of each creator's newest sandboxes stay out
    /// @param minimumAge younger sandboxes stay out
    /// @param unusedFor sandboxes used within this time stay out
    record PlanLimits(
            @Nullable Integer most,
            @Nullable Integer percent,
            @Nullable Integer keepNewest,
            @Nullable Duration minimumAge,
            @Nullable Duration unusedFor) {}

    /// The start of a plan that was read: both values are those of the plan.
    ///
    /// @param hash the plan's hash
    /// @param count the number of sandboxes that it takes
    record StartPlan(String hash, int count) {}

    /// A plan of the same selection and act as an earlier one, of what there is now.
    ///
    /// @param limits left out, those of the earlier plan
    /// @param reason left out, that of the earlier plan
    record RepeatPlan(@Nullable PlanLimits limits, @Nullable String reason) {}
}
