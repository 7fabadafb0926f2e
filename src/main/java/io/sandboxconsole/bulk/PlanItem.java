package io.sandboxconsole.bulk;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sandbox of a plan.
///
/// @param observed what was known of it when the plan was made; absent if it was not there any more
/// @param skip why the plan leaves it out; absent if it takes it
public record PlanItem(
        SandboxId id, @Nullable Observed observed, @Nullable Skip skip) {

    /// What was known of a sandbox.
    ///
    /// @param version changes with all that somebody who chose it may have gone by
    /// @param creator the creator's stable id
    /// @param creatorDeleted whether that is a key which had been deleted by then
    /// @param state the engine's word
    public record Observed(
            String version,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner,
            String creator,
            String creatorName,
            boolean creatorDeleted,
            String state,
            @Nullable Instant createdAt,
            @Nullable Instant lastActivityAt,
            @Nullable Instant expiresAt) {

        static Observed of(Sandbox sandbox) {
            return new Observed(
                    ObservedVersion.of(sandbox),
                    sandbox.name().orElse(null),
                    sandbox.team(),
                    sandbox.owner(),
                    sandbox.creator().id(),
                    sandbox.creator().name(),
                    sandbox.creator().isDeleted(),
                    sandbox.state().word(),
                    sandbox.createdAt(),
                    sandbox.attributes().lastActivityAt(),
                    sandbox.expiresAt());
        }
    }

    /// Returns in what a sandbox differs from what was observed; absent if nothing that counts has changed.
    static Skip.@Nullable Reason change(Observed before, Sandbox now) {
        var after = Observed.of(now);
        if (after.version().equals(before.version())) {
            return null;
        }
        if (!Objects.equals(after.team(), before.team()) || !Objects.equals(after.owner(), before.owner())) {
            return Skip.Reason.RE_OWNED;
        }
        if (!same(after.lastActivityAt(), before.lastActivityAt())) {
            return Skip.Reason.USED;
        }
        return same(after.expiresAt(), before.expiresAt()) ? Skip.Reason.CHANGED : Skip.Reason.RENEWED;
    }

    /// Databases keep no nanoseconds.
    private static boolean same(@Nullable Instant one, @Nullable Instant other) {
        return Objects.equals(micros(one), micros(other));
    }

    private static @Nullable Instant micros(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    static PlanItem of(Sandbox sandbox, @Nullable Skip skip) {
        return new PlanItem(sandbox.id(), Observed.of(sandbox), skip);
    }

    static PlanItem missing(SandboxId id) {
        return new PlanItem(id, null, Skip.of(Skip.Reason.NOT_FOUND));
    }

    /// Whether the plan acts on it.
    public boolean taken() {
        return skip == null;
    }
}
