package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Tests the creator for `creator:a,b`.
final class FilterCreators {

    private FilterCreators() {}

    /// Whether the creator is named in `texts`, by id or by name.
    static Predicate<Sandbox> among(Set<String> texts, Actor me) {
        boolean mine = texts.contains(FilterMatching.ME);
        Predicate<Creator> named = named(texts);
        return sandbox -> named.test(sandbox.creator()) || (mine && is(sandbox.creator(), me));
    }

    /// Whether one of `texts` is the id or the name of the creator.
    static Predicate<Creator> named(Set<String> texts) {
        Set<String> names = ignoringCase(texts);
        return creator -> texts.contains(creator.id())
                || names.contains(creator.name())
                || (creator instanceof Creator.EnginePrincipal principal && principal.answersTo(names));
    }

    /// Whether `me` alone finds the sandboxes of the creator.
    static boolean mine(Creator creator, Actor me) {
        return named(Set.of(FilterMatching.ME)).test(creator) || is(creator, me);
    }

    /// Creations of a person's own keys count as the person's.
    private static boolean is(Creator creator, Actor me) {
        return switch (creator) {
            case Creator.User user ->
                (me.kind() == Actor.Kind.PERSON || me.kind() == Actor.Kind.SERVICE) && names(user, me);
            case Creator.ApiKey key ->
                switch (me.kind()) {
                    case PERSON -> key.actsFor(me.id().label());
                    case KEY -> names(key, me);
                    case SERVICE, SYSTEM -> false;
                };
            case Creator.EnginePrincipal _, Creator.Unknown _ -> false;
        };
    }

    private static boolean names(Creator creator, Actor me) {
        return creator.id().equals(me.id().value())
                || creator.id().equals(me.id().label());
    }

    private static Set<String> ignoringCase(Set<String> texts) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(texts);
        return all;
    }
}
