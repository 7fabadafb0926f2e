package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tests behind `field:a,b`, prepared once and then run over a whole fleet.
final class FilterMatching {

    private static final String ME = "me";

    private static final String NONE = "none";

    private FilterMatching() {}

    static Predicate<Sandbox> of(FilterCriterion.Values criterion, Actor me) {
        List<FilterValue> values = criterion.values();
        Set<String> texts = values.stream().map(FilterValue::text).collect(Collectors.toSet());
        return switch (criterion.field()) {
            case STATE -> state(texts);
            case CONNECTION ->
                sandbox -> texts.contains(sandbox.id().connection().value());
            case TEAM -> token(texts, Sandbox::team);
            case OWNER -> token(withMe(texts, me), Sandbox::owner);
            case CREATOR -> creator(texts, me);
            case ID -> sandbox -> id(texts, sandbox.id());
            case LABEL -> label(criterion.key(), values);
            case NAME -> sandbox -> any(values, sandbox.title(), true);
            case IMAGE -> image(texts.contains(NONE), values);
            case AGE, CREATED, EXPIRES -> throw new IllegalStateException("A time is no list of values.");
        };
    }

    /// Our own word or the engine's, in any case.
    private static Predicate<Sandbox> state(Set<String> texts) {
        Set<SandboxState.Kind> kinds = EnumSet.noneOf(SandboxState.Kind.class);
        texts.forEach(text -> SandboxState.Kind.named(text).ifPresent(kinds::add));
        List<FilterValue> words = texts.stream().map(FilterValue::literal).toList();
        return sandbox -> kinds.contains(sandbox.state().kind())
                || any(words, sandbox.state().word(), true);
    }

    /// A name stands for its label token, which is what sandboxes carry.
    private static Predicate<Sandbox> token(Set<String> texts, Function<Sandbox, @Nullable String> part) {
        boolean none = texts.contains(NONE);
        Set<String> tokens = new HashSet<>(texts);
        texts.forEach(text -> tokens.add(LabelToken.of(text)));
        return sandbox -> {
            String token = part.apply(sandbox);
            return token == null ? none : tokens.contains(token);
        };
    }

    private static Set<String> withMe(Set<String> texts, Actor me) {
        Set<String> all = new HashSet<>(texts);
        if (all.remove(ME)) {
            all.add(me.id().label());
        }
        return all;
    }

    private static Predicate<Sandbox> creator(Set<String> texts, Actor me) {
        boolean mine = texts.contains(ME);
        Set<String> names = ignoringCase(texts);
        return sandbox -> {
            Creator creator = sandbox.creator();
            return texts.contains(creator.id())
                    || names.contains(creator.name())
                    || (creator instanceof Creator.EnginePrincipal principal && principal.answersTo(names))
                    || (mine && is(creator, me));
        };
    }

    /// What a person's own keys create counts as theirs.
    private static boolean is(Creator creator, Actor me) {
        return switch (creator) {
            case Creator.User user -> me.kind() == Actor.Kind.PERSON && names(user, me);
            case Creator.ApiKey key ->
                switch (me.kind()) {
                    case PERSON -> key.actsFor(me.id().label());
                    case KEY -> names(key, me);
                    case SYSTEM -> false;
                };
            case Creator.EnginePrincipal _, Creator.Unknown _ -> false;
        };
    }

    private static boolean names(Creator creator, Actor me) {
        return creator.id().equals(me.id().value())
                || creator.id().equals(me.id().label());
    }

    /// The beginning of the engine's id, with or without the connection before it.
    private static boolean id(Set<String> beginnings, SandboxId id) {
        String connection = id.connection().value();
        for (String beginning : beginnings) {
            int slash = connection.length();
            boolean whole = beginning.length() > slash
                    && beginning.charAt(slash) == '/'
                    && beginning.startsWith(connection)
                    && id.value().startsWith(beginning.substring(slash + 1));
            if (whole || id.value().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Sandbox> label(String key, List<FilterValue> values) {
        return sandbox -> {
            String value = sandbox.metadata().get(key);
            return value != null && any(values, value, false);
        };
    }

    private static Predicate<Sandbox> image(boolean none, List<FilterValue> values) {
        return sandbox -> sandbox.source() instanceof Sandbox.Source.Unstated
                ? none
                : any(values, sandbox.source().text(), false);
    }

    private static boolean any(List<FilterValue> values, String text, boolean ignoreCase) {
        for (FilterValue value : values) {
            if (value.matches(text, ignoreCase)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> ignoringCase(Set<String> texts) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(texts);
        return all;
    }

    /// Looks for a text in the id, the image and the metadata, which holds the name.
    record Anywhere(FilterValue value) implements Predicate<Sandbox> {

        @Override
        public boolean test(Sandbox sandbox) {
            if (value.occursIn(sandbox.id().value())
                    || value.occursIn(sandbox.source().text())) {
                return true;
            }
            for (Map.Entry<String, String> entry : sandbox.metadata().entrySet()) {
                String key = entry.getKey();
                if (key.startsWith(ReservedMetadata.PREFIX)) {
                    // Our own bookkeeping: random letters, in which every short text is found somewhere.
                    continue;
                }
                if (value.occursIn(entry.getValue()) || value.occursIn(key)) {
                    return true;
                }
            }
            return false;
        }
    }
}
