package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.filter.FilterCondition;
import io.sandboxconsole.sandbox.filter.FilterCondition.Moment;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Translates the terms of a filter to conditions on `history_sandbox`, and gathers their parameters.
///
/// A condition holds for just the rows that the term finds, but for rows that are `altered`. Where it cannot, it holds
/// for more rows, and [#exact] is false.
final class FilterSql {

    private static final String EVERY_ROW = "true";

    /// A life that lasts, or that has lasted this long: what has ended later than that after its beginning.
    static final Duration LONG = Duration.ofDays(2);

    /// The condition for a long life.
    static final String LONG_LIFE = "(lived is null or lived >= " + LONG.toMillis() * 1_000 + ")";

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private boolean exact = true;

    /// Returns the values of the parameters by name.
    Map<String, Object> parameters() {
        return parameters;
    }

    /// Returns whether every condition so far is as narrow as its term.
    boolean exact() {
        return exact;
    }

    /// Returns a name for `value` in the statement.
    String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    /// Returns one condition for all of `conditions`.
    String all(List<FilterCondition> conditions) {
        return conditions.isEmpty()
                ? EVERY_ROW
                : conditions.stream().map(this::of).collect(Collectors.joining(" and "));
    }

    private String of(FilterCondition condition) {
        return switch (condition) {
            case FilterCondition.Not(FilterCondition inner) -> not(inner);
            case FilterCondition.Text(List<String> pattern) -> occurs(folded(pattern));
            case FilterCondition.State(var kinds, var words) ->
                any(Stream.of(
                        in("state", kinds.stream().map(SandboxState.Kind::word).toList()),
                        in("state_key", words.stream().map(StoredText::folded).toList())));
            case FilterCondition.Connection(var ids) -> in("connection", ids);
            case FilterCondition.Team(var tokens, boolean none) -> stated("team", tokens, none);
            case FilterCondition.Owner(var tokens, boolean none) -> stated("owner", tokens, none);
            case FilterCondition.Creator creator -> creator(creator);
            case FilterCondition.Id(var beginnings) -> any(beginnings.stream().map(this::id));
            case FilterCondition.Label(String key, var patterns) ->
                any(patterns.stream().map(pattern -> label(key, pattern)));
            case FilterCondition.HasLabel(String key) ->
                whole(
                        key,
                        text -> inTexts(
                                key, List.of(text), contains("labels", StoredText.BREAK + text + StoredText.EQUALS)));
            case FilterCondition.Name(var patterns) -> any(patterns.stream().map(pattern -> name(folded(pattern))));
            case FilterCondition.Image(var patterns, boolean none) ->
                any(Stream.concat(patterns.stream().map(this::image), none ? Stream.of("image is null") : Stream.of()));
            case FilterCondition.Reason(var patterns, boolean none) ->
                any(Stream.concat(
                        patterns.stream().map(pattern -> matches("reason", pattern)),
                        none ? Stream.of("reason is null") : Stream.of()));
            case FilterCondition.Region(var texts, boolean none) -> stated("region", texts, none);
            case FilterCondition.Machine(var texts, boolean none) -> stated("machine", texts, none);
            case FilterCondition.Lease(var words) -> any(words.stream().map(this::lease));
            case FilterCondition.Cleanup _ -> wider("lease is not null");
            case FilterCondition.Locked(boolean _, boolean no) -> wider(no ? EVERY_ROW : "ended is null");
            case FilterCondition.Cause(var causes, boolean none) ->
                any(Stream.concat(
                        Stream.of(
                                in("cause", causes.stream().map(End.Cause::word).toList())),
                        none ? Stream.of("ended is null") : Stream.of()));
            case FilterCondition.Time(Moment moment, var from, var before) -> between(column(moment), from, before);
            case FilterCondition.NeverExpires() -> "expires is null";
            case FilterCondition.Lived lived -> lived(lived);
            case FilterCondition.Ended(boolean ended) -> ended ? "ended is not null" : "ended is null";
            case FilterCondition.Alive(Instant moment) -> alive(moment);
        };
    }

    private String not(FilterCondition condition) {
        boolean before = exact;
        exact = true;
        String sql = of(condition);
        boolean narrow = exact;
        exact = before && narrow;
        return narrow ? "(" + sql + ") is not true" : EVERY_ROW;
    }

    private String wider(String sql) {
        exact = false;
        return sql;
    }

    /// Leaves a text that no database can store to the memory: half a character may be part of a whole one.
    private String whole(String text, Function<String, String> condition) {
        return StoredText.isClean(text) ? condition.apply(text) : wider(EVERY_ROW);
    }

    private String creator(FilterCondition.Creator creator) {
        Stream<String> names = creator.texts().stream()
                .map(StoredText::folded)
                .map(name -> whole(name, text -> contains("creator_key", part(text))));
        Stream<String> mine = Stream.of(
                        mine(LifeTexts.USER, creator.personIds()), mine(LifeTexts.KEY, creator.keyIds()))
                .flatMap(List::stream);
        String person = creator.actsFor();
        Stream<String> keys = person == null
                ? Stream.of()
                : Stream.of(contains("creator_key", part(LifeTexts.PERSON + StoredText.EQUALS + person)));
        return any(Stream.of(Stream.of(in("creator", creator.texts())), names, mine, keys)
                .flatMap(Function.identity()));
    }

    private List<String> mine(String sort, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : List.of("(" + in("creator", ids) + " and "
                        + contains("creator_key", part(LifeTexts.SORT + StoredText.EQUALS + sort)) + ")");
    }

    private String id(String beginning) {
        int slash = beginning.indexOf('/');
        String alone = whole(beginning, text -> like("sandbox", escaped(text) + "%"));
        return slash <= 0
                ? alone
                : any(Stream.of(
                        alone,
                        "(" + in("connection", List.of(beginning.substring(0, slash))) + " and "
                                + whole(beginning.substring(slash + 1), text -> like("sandbox", escaped(text) + "%"))
                                + ")"));
    }

    private String label(String key, List<String> pattern) {
        List<String> pieces = new ArrayList<>(pattern);
        pieces.set(0, StoredText.BREAK + key + StoredText.EQUALS + pieces.getFirst());
        pieces.set(pieces.size() - 1, pieces.getLast() + StoredText.BREAK);
        boolean clean = StoredText.isClean(key) && pattern.stream().allMatch(StoredText::isClean);
        return clean ? inTexts(key, pattern, inOrder("labels", pieces)) : wider(EVERY_ROW);
    }

    /// A whole image has an index of its own.
    private String image(List<String> pattern) {
        String condition = matches("image", pattern);
        return pattern.size() == 1 ? condition : inTexts("", pattern, condition);
    }

    /// Names that begin so are a range of an index.
    private String name(List<String> pattern) {
        String condition = matches("title_key", pattern);
        return pattern.getFirst().isEmpty() ? inTexts("", pattern, condition) : condition;
    }

    /// Returns `condition` with one that follows from it, for which the database may have an index: a key of a label
    /// and its value are texts of the sandbox, and so are its name and image.
    ///
    /// @param key the key of a label, of which those of ours are no texts
    private String inTexts(String key, List<String> pattern, String condition) {
        List<String> pieces = new ArrayList<>(folded(pattern));
        boolean texts = !key.startsWith(ReservedMetadata.PREFIX)
                && pieces.stream().allMatch(StoredText::isClean)
                && pieces.stream().anyMatch(piece -> !piece.isEmpty());
        if (!texts) {
            return condition;
        }
        pieces.set(0, StoredText.BREAK + pieces.getFirst());
        pieces.set(pieces.size() - 1, pieces.getLast() + StoredText.BREAK);
        String rough =
                like("texts", pieces.stream().map(FilterSql::escaped).collect(Collectors.joining("%", "%", "%")));
        return "(" + rough + " and " + condition + ")";
    }

    private String occurs(List<String> pieces) {
        return pieces.stream().allMatch(StoredText::isClean) ? inOrder("texts", pieces) : wider(EVERY_ROW);
    }

    /// Requires the pieces in order with no end of a text between them. The database may have an index for the first
    /// condition.
    private String inOrder(String column, List<String> pieces) {
        String roughly =
                like(column, pieces.stream().map(FilterSql::escaped).collect(Collectors.joining("%", "%", "%")));
        if (pieces.size() == 1) {
            return roughly;
        }
        String expression =
                pieces.stream().map(FilterSql::quoted).collect(Collectors.joining("[^" + StoredText.BREAK + "]*"));
        return "(" + roughly + " and " + column + " ~ " + parameter(expression) + ")";
    }

    private String matches(String column, List<String> pattern) {
        if (!pattern.stream().allMatch(StoredText::isClean)) {
            return wider(EVERY_ROW);
        }
        return pattern.size() == 1
                ? column + " = " + parameter(pattern.getFirst())
                : like(column, pattern.stream().map(FilterSql::escaped).collect(Collectors.joining("%")));
    }

    private String lease(String word) {
        return switch (word) {
            case "none" -> "lease is null";
            case "overdue" -> wider("lease is not null");
            default -> contains("lease", part(word));
        };
    }

    private String lived(FilterCondition.Lived lived) {
        List<String> ended = new ArrayList<>();
        String lasting = "(ended is null and " + between("begun", lived.from(), lived.before()) + ")";
        if (lived.atLeast() != null) {
            if (lived.atLeast() <= 0) {
                return EVERY_ROW;
            }
            ended.add("lived >= " + parameter(lived.atLeast()));
        }
        if (lived.lessThan() != null) {
            if (lived.lessThan() <= 0) {
                return "false";
            }
            ended.add("lived < " + parameter(lived.lessThan()));
        }
        return "(" + String.join(" and ", ended) + " or " + lasting + ")";
    }

    /// Parts the lives that began shortly before, a small range of an index, from the long ones, which are few.
    private String alive(Instant moment) {
        String at = time(moment);
        String recently = time(LifeColumns.stored(moment).minus(LONG));
        String lasting = "(ended is null or ended >= " + at + ")";
        return "((begun < " + at + " and begun >= " + recently + " and " + lasting + ") or (begun < " + recently
                + " and " + LONG_LIFE + " and " + lasting + "))";
    }

    private static String column(Moment moment) {
        return switch (moment) {
            case CREATED -> "created";
            case EXPIRES -> "expires";
            case ACTIVITY -> "activity";
            case ENDED -> "ended";
        };
    }

    private String between(String column, @Nullable Instant from, @Nullable Instant before) {
        List<String> bounds = new ArrayList<>();
        if (from != null) {
            bounds.add(column + " >= " + time(from));
        }
        if (before != null && !before.isAfter(LifeColumns.LAST)) {
            bounds.add(column + " < " + time(before));
        }
        return bounds.isEmpty() ? column + " is not null" : String.join(" and ", bounds);
    }

    private String time(Instant moment) {
        return parameter(LifeColumns.stored(moment).atOffset(ZoneOffset.UTC));
    }

    private String stated(String column, Collection<String> texts, boolean none) {
        return any(Stream.concat(Stream.of(in(column, texts)), none ? Stream.of(column + " is null") : Stream.of()));
    }

    private String in(String column, Collection<String> texts) {
        List<String> clean = texts.stream().filter(StoredText::isClean).toList();
        return clean.isEmpty()
                ? "false"
                : column + " in (" + clean.stream().map(this::parameter).collect(Collectors.joining(", ")) + ")";
    }

    private String contains(String column, String text) {
        return like(column, "%" + escaped(text) + "%");
    }

    private String like(String column, String pattern) {
        return column + " like " + parameter(pattern) + " escape '!'";
    }

    private static String any(Stream<String> conditions) {
        return conditions.collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String part(String text) {
        return StoredText.BREAK + text + StoredText.BREAK;
    }

    private static List<String> folded(List<String> pattern) {
        return pattern.stream().map(StoredText::folded).toList();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /// Both databases take a punctuation mark behind a backslash as itself.
    private static String quoted(String text) {
        var quoted = new StringBuilder();
        text.chars().forEach(c -> {
            if (c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c)) {
                quoted.append('\\');
            }
            quoted.append((char) c);
        });
        return quoted.toString();
    }
}
