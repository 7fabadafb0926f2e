package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import java.util.List;
import java.util.Set;

/// Describes `field:a,b` for those who search elsewhere.
final class FilterConditions {

    private FilterConditions() {}

    static FilterCondition of(FilterCriterion.Values criterion, Actor me) {
        Set<String> texts = criterion.texts();
        boolean none = texts.contains(FilterMatching.NONE);
        List<List<String>> patterns =
                criterion.values().stream().map(FilterValue::pieces).toList();
        return switch (criterion.field()) {
            case STATE -> new FilterCondition.State(FilterMatching.kinds(texts), texts);
            case CONNECTION -> new FilterCondition.Connection(texts);
            case TEAM -> new FilterCondition.Team(FilterMatching.tokens(texts), none);
            case OWNER -> new FilterCondition.Owner(FilterMatching.tokens(FilterMatching.withMe(texts, me)), none);
            case CREATOR -> creator(texts, me);
            case ID -> new FilterCondition.Id(texts);
            case LABEL -> new FilterCondition.Label(criterion.key(), patterns);
            case NAME -> new FilterCondition.Name(patterns);
            case IMAGE -> new FilterCondition.Image(patterns, none);
            case REGION -> new FilterCondition.Region(texts, none);
            case MACHINE -> new FilterCondition.Machine(texts, none);
            case LEASE -> new FilterCondition.Lease(texts);
            case CLEANUP -> new FilterCondition.Cleanup(texts);
            case LOCKED -> new FilterCondition.Locked(texts.contains(FilterLocks.YES), texts.contains("no"));
            case REASON -> new FilterCondition.Reason(patterns, none);
            case CAUSE -> new FilterCondition.Cause(FilterCauses.among(texts), texts.contains(FilterCauses.NONE));
            case AGE, CREATED, EXPIRES, ACTIVITY, ENDED, LIVED, ALIVE ->
                throw new IllegalStateException("A time is no list of values.");
        };
    }

    /// As [FilterCreators] decides.
    private static FilterCondition.Creator creator(Set<String> texts, Actor me) {
        Set<String> mine = Set.copyOf(List.of(me.id().value(), me.id().label()));
        if (!texts.contains(FilterMatching.ME)) {
            return new FilterCondition.Creator(texts, Set.of(), Set.of(), null);
        }
        return switch (me.kind()) {
            case PERSON ->
                new FilterCondition.Creator(texts, mine, Set.of(), me.id().label());
            case SERVICE -> new FilterCondition.Creator(texts, mine, Set.of(), null);
            case KEY -> new FilterCondition.Creator(texts, Set.of(), mine, null);
            case SYSTEM -> new FilterCondition.Creator(texts, Set.of(), Set.of(), null);
        };
    }
}
