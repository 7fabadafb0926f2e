package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A term of a filter for those who search elsewhere than in the memory: what a life must meet, with every relative
/// time and `me` filled in. Moments are whole microseconds; one that is compared is cut to them.
///
/// A pattern is a list of pieces: one is the whole text, and several have any text between them.
public sealed interface FilterCondition {

    /// The opposite.
    record Not(FilterCondition condition) implements FilterCondition {}

    /// A pattern that occurs, in any case, in the id, the source, the engine's own name, or in a key or value of the
    /// metadata but for the console's own.
    record Text(List<String> pattern) implements FilterCondition {}

    /// One of these states, or one of these words of the engine in any case.
    record State(Set<SandboxState.Kind> kinds, Set<String> words) implements FilterCondition {}

    /// One of these connections.
    record Connection(Set<String> ids) implements FilterCondition {}

    /// One of these label tokens, or none.
    record Team(Set<String> tokens, boolean none) implements FilterCondition {}

    /// One of these label tokens, or none.
    record Owner(Set<String> tokens, boolean none) implements FilterCondition {}

    /// A creator with one of `texts` as its id or, in any case, as one of its names; or a person or a key with one of
    /// these ids, or a key that acts for the person with this token.
    record Creator(
            Set<String> texts,
            Set<String> personIds,
            Set<String> keyIds,
            @Nullable String actsFor) implements FilterCondition {}

    /// An id that begins so, or `connection/id` that does, with the whole connection.
    record Id(Set<String> beginnings) implements FilterCondition {}

    /// A value of a metadata key that is one of these patterns as a whole.
    record Label(String key, List<List<String>> patterns) implements FilterCondition {}

    /// A metadata key.
    record HasLabel(String key) implements FilterCondition {}

    /// A title that is one of these patterns as a whole, in any case.
    record Name(List<List<String>> patterns) implements FilterCondition {}

    /// An image or other source that is one of these patterns as a whole, or none that is known.
    record Image(List<List<String>> patterns, boolean none) implements FilterCondition {}

    /// One of these regions, or none.
    record Region(Set<String> texts, boolean none) implements FilterCondition {}

    /// One of these sorts of machine, or none.
    record Machine(Set<String> texts, boolean none) implements FilterCondition {}

    /// A lease with one of these keywords now.
    record Lease(Set<String> words) implements FilterCondition {}

    /// A lease for which the clean-up rule decides so now.
    record Cleanup(Set<String> words) implements FilterCondition {}

    /// Locked now, or not; what has ended is not.
    record Locked(boolean yes, boolean no) implements FilterCondition {}

    /// A reason of the engine for the state that is one of these patterns as a whole, or none that it tells.
    record Reason(List<List<String>> patterns, boolean none) implements FilterCondition {}

    /// An end with one of these causes, or none.
    record Cause(Set<End.Cause> causes, boolean none) implements FilterCondition {}

    /// A known moment, `from` included and `before` not.
    record Time(
            Moment moment, @Nullable Instant from, @Nullable Instant before) implements FilterCondition {

        static Time of(Moment moment, FilterTime.Window window) {
            return new Time(moment, window.from(), window.before());
        }
    }

    /// The moments of a life that a filter compares.
    enum Moment {
        CREATED,
        EXPIRES,
        ACTIVITY,
        ENDED
    }

    /// No expiry.
    record NeverExpires() implements FilterCondition {}

    /// A life of `atLeast` microseconds, or of less than `lessThan`; never less than none. For one that lasts, the
    /// beginning tells: `from` included and `before` not.
    record Lived(
            @Nullable Long atLeast,
            @Nullable Long lessThan,
            @Nullable Instant from,
            @Nullable Instant before) implements FilterCondition {}

    /// An end, or none.
    record Ended(boolean ended) implements FilterCondition {}

    /// A beginning before `moment`, and no end before it.
    record Alive(Instant moment) implements FilterCondition {}
}
