package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Life;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An order of lives. Lives with equal keys follow their connection and id, so that every order is total.
public record HistoryOrder(Key key, boolean descending) {

    /// The newest first.
    public static final HistoryOrder NEWEST_FIRST = new HistoryOrder(Key.CREATED, true);

    /// Compares texts by their characters, also those beyond the first plane: the order of UTF-8 bytes in a
    /// database.
    private static final Comparator<String> BY_CHARACTER = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private static final Comparator<Life> BY_ID = Comparator.<Life, String>comparing(
                    life -> life.sandbox().id().connection().value(), BY_CHARACTER)
            .thenComparing(life -> StoredText.id(life.sandbox().id().value()), BY_CHARACTER);

    /// The sort keys. A life without a value for the key stays last in both directions.
    public enum Key {
        CREATED,
        ENDED,
        NAME,
        STATE,
        CAUSE,
        CREATOR,
        TEAM,
        CONNECTION,
        IMAGE,
        EXPIRES,
        LIVED;

        /// The key as addresses write it: `created`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The key written `word`, in any case.
        public static Optional<Key> named(String word) {
            return Arrays.stream(values())
                    .filter(key -> key.word().equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    /// The place of a life in an order. A reader who goes on behind it misses no life and gets none twice, whichever
    /// ends or begins meanwhile, but for lives that have moved past it.
    ///
    /// @param value what the life is ordered by: a moment, a number or a text; absent where it has none
    /// @param sandbox the engine's id as it is stored
    /// @param now the present of the order, in whole microseconds
    public record Place(HistoryOrder order, @Nullable Object value, String connection, String sandbox, Instant now) {

        /// Returns [#value] as a text.
        public @Nullable String text() {
            return value == null ? null : value.toString();
        }

        /// Returns the place whose value is written `text`.
        ///
        /// @throws java.time.DateTimeException or [NumberFormatException] if no value of the order is
        /// written so
        public static Place of(
                HistoryOrder order, @Nullable String text, String connection, String sandbox, Instant now) {
            @Nullable
            Object value = text == null
                    ? null
                    : switch (order.key()) {
                        case CREATED, ENDED, EXPIRES -> Instant.parse(text);
                        case STATE, CAUSE, LIVED -> Long.valueOf(text);
                        case NAME, CREATOR, TEAM, CONNECTION, IMAGE -> text;
                    };
            return new Place(order, value, connection, sandbox, now);
        }

        /// Returns whether `life` comes behind this place.
        boolean isBefore(Life life) {
            var other = order.place(life, now);
            int byValue = Comparator.nullsLast(order.descending() ? BY_VALUE.reversed() : BY_VALUE)
                    .compare(value, other.value);
            if (byValue != 0) {
                return byValue < 0;
            }
            int byConnection = BY_CHARACTER.compare(connection, other.connection);
            return byConnection < 0 || (byConnection == 0 && BY_CHARACTER.compare(sandbox, other.sandbox) < 0);
        }

        private static final Comparator<Object> BY_VALUE = (one, other) -> switch (one) {
            case Instant moment -> moment.compareTo((Instant) other);
            case Long number -> number.compareTo((Long) other);
            default -> BY_CHARACTER.compare(one.toString(), other.toString());
        };
    }

    /// Returns the place of `life`, in which `now` is the present of lives that last.
    Place place(Life life, Instant now) {
        return new Place(
                this,
                value(life, now),
                life.sandbox().id().connection().value(),
                StoredText.id(life.sandbox().id().value()),
                now);
    }

    /// States and causes as the database numbers them.
    @SuppressWarnings("EnumOrdinal")
    private @Nullable Object value(Life life, Instant now) {
        var sandbox = life.sandbox();
        var end = life.end();
        return switch (key) {
            case CREATED -> LifeColumns.stored(life.begin());
            case ENDED -> end == null ? null : LifeColumns.stored(end.at());
            case NAME -> LifeColumns.name(StoredText.folded(sandbox.title()));
            case STATE -> (long) sandbox.state().kind().ordinal();
            case CAUSE -> end == null ? null : (long) end.cause().ordinal();
            case CREATOR -> LifeTexts.creator(sandbox.creator()).toString();
            case TEAM -> sandbox.team() == null ? null : LifeColumns.name(sandbox.team());
            case CONNECTION -> sandbox.id().connection().value();
            case IMAGE -> {
                String image = LifeTexts.image(sandbox);
                yield image == null ? null : LifeColumns.name(image);
            }
            case EXPIRES -> stored(sandbox.expiresAt());
            case LIVED -> LifeColumns.lived(life, end == null ? now : end.at());
        };
    }

    /// Returns the order for lives in memory, in which `now` is the present of those that last. Compares what
    /// [LifeColumns] stores, so that a database orders alike.
    public Comparator<Life> comparator(Instant now) {
        return switch (key) {
            case CREATED -> byValue(life -> LifeColumns.stored(life.begin()));
            case ENDED ->
                byValue(life -> life.end() == null ? null : stored(life.end().at()));
            case NAME -> byText(life -> life.sandbox().title(), StoredText::folded);
            case STATE -> byValue(life -> life.sandbox().state().kind());
            case CAUSE -> byValue(life -> life.end() == null ? null : life.end().cause());
            case CREATOR ->
                by(life -> LifeTexts.creator(life.sandbox().creator()).toString(), BY_CHARACTER);
            case TEAM -> byText(life -> life.sandbox().team(), UnaryOperator.identity());
            case CONNECTION -> byText(life -> life.sandbox().id().connection().value(), UnaryOperator.identity());
            case IMAGE -> byText(life -> LifeTexts.image(life.sandbox()), UnaryOperator.identity());
            case EXPIRES -> byValue(life -> stored(life.sandbox().expiresAt()));
            case LIVED ->
                byValue(life -> LifeColumns.lived(
                        life, life.end() == null ? now : life.end().at()));
        };
    }

    private Comparator<Life> byText(Function<Life, @Nullable String> text, UnaryOperator<String> spelling) {
        return by(
                life -> {
                    String value = text.apply(life);
                    return value == null ? null : LifeColumns.name(spelling.apply(value));
                },
                BY_CHARACTER);
    }

    private <T extends Comparable<T>> Comparator<Life> byValue(Function<Life, @Nullable T> value) {
        return by(value, Comparator.naturalOrder());
    }

    private <T> Comparator<Life> by(Function<Life, @Nullable T> value, Comparator<T> order) {
        Comparator<T> directed = descending ? order.reversed() : order;
        return Comparator.<Life, @Nullable T>comparing(value, Comparator.nullsLast(directed))
                .thenComparing(BY_ID);
    }

    private static @Nullable Instant stored(@Nullable Instant moment) {
        return moment == null ? null : LifeColumns.stored(moment);
    }
}
