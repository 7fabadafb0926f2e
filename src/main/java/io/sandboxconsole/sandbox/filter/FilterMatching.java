package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.lease.LeaseKeywords;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Builds the tests for `field:a,b`, prepared once and then run over a whole fleet.
final class FilterMatching {

    static final String ME = "me";

    static final String NONE = "none";

    private FilterMatching() {}

    static Predicate<Sandbox> of(FilterCriterion.Values criterion, Instant now, Actor me) {
        List<FilterValue> values = criterion.values();
        Set<String> texts = criterion.texts();
        return switch (criterion.field()) {
            case STATE -> state(texts);
            case CONNECTION ->
                sandbox -> texts.contains(sandbox.id().connection().value());
            case TEAM -> token(texts, Sandbox::team);
            case OWNER -> token(withMe(texts, me), Sandbox::owner);
            case CREATOR -> FilterCreators.among(texts, me);
            case ID -> sandbox -> id(texts, sandbox.id());
            case LABEL -> label(criterion.key(), values);
            case NAME -> sandbox -> any(values, sandbox.title(), true);
            case IMAGE -> image(texts.contains(NONE), values);
            case REGION -> stated(texts, EngineAttributes::region);
            case MACHINE -> stated(texts, EngineAttributes::machine);
            case LEASE -> sandbox -> !Collections.disjoint(LeaseKeywords.of(sandbox, now), texts);
            case CLEANUP -> sandbox -> texts.contains(LeaseKeywords.cleanup(sandbox, now));
            case REASON -> reason(texts.contains(NONE), values);
            case LOCKED -> throw new IllegalStateException("FilterLocks decides it.");
            case CAUSE -> _ -> texts.contains(FilterCauses.NONE);
            case AGE, CREATED, EXPIRES, ACTIVITY, ENDED, LIVED, ALIVE ->
                throw new IllegalStateException("A time is no list of values.");
        };
    }

    /// Matches the common state or the engine's own word, in any case.
    private static Predicate<Sandbox> state(Set<String> texts) {
        Set<SandboxState.Kind> kinds = kinds(texts);
        List<FilterValue> words = texts.stream().map(FilterValue::literal).toList();
        return sandbox -> kinds.contains(sandbox.state().kind())
                || any(words, sandbox.state().word(), true);
    }

    /// The common states among `texts`.
    static Set<SandboxState.Kind> kinds(Set<String> texts) {
        Set<SandboxState.Kind> kinds = EnumSet.noneOf(SandboxState.Kind.class);
        texts.forEach(text -> SandboxState.Kind.named(text).ifPresent(kinds::add));
        return kinds;
    }

    /// A name matches by its label token, the form that sandboxes carry.
    private static Predicate<Sandbox> token(Set<String> texts, Function<Sandbox, @Nullable String> part) {
        boolean none = texts.contains(NONE);
        Set<String> tokens = tokens(texts);
        return sandbox -> {
            String token = part.apply(sandbox);
            return token == null ? none : tokens.contains(token);
        };
    }

    /// The texts, and the label tokens of those that are names.
    static Set<String> tokens(Set<String> texts) {
        Set<String> tokens = new HashSet<>(texts);
        texts.forEach(text -> tokens.add(LabelToken.of(text)));
        return tokens;
    }

    /// Matches an attribute that only some engines report, exactly as reported.
    private static Predicate<Sandbox> stated(Set<String> texts, Function<EngineAttributes, @Nullable String> part) {
        boolean none = texts.contains(NONE);
        return sandbox -> {
            String text = part.apply(sandbox.attributes());
            return text == null ? none : texts.contains(text);
        };
    }

    static Set<String> withMe(Set<String> texts, Actor me) {
        Set<String> all = new HashSet<>(texts);
        if (all.remove(ME)) {
            all.add(me.id().label());
        }
        return all;
    }

    /// Matches the beginning of the engine's id, with or without the connection before it.
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

    private static Predicate<Sandbox> reason(boolean none, List<FilterValue> values) {
        return sandbox -> {
            String reason = sandbox.status().reasonWord();
            return reason == null ? none : any(values, reason, false);
        };
    }

    private static boolean any(List<FilterValue> values, String text, boolean ignoreCase) {
        for (FilterValue value : values) {
            if (value.matches(text, ignoreCase)) {
                return true;
            }
        }
        return false;
    }
}
