package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the keys can be sorted by; each is also a column.
enum KeyOrder {
    NAME,
    WHOSE,
    ROLE,
    STANDING,
    EXPIRES,
    CREATED,
    USED,
    SANDBOXES;

    static Optional<KeyOrder> named(String word) {
        return Stream.of(values()).filter(order -> order.word().equals(word)).findFirst();
    }

    /// Equals follow each other by name, and of one name the older first.
    Comparator<KeyLine> comparator() {
        return first().thenComparing(line -> line.key().name())
                .thenComparing(line -> line.key().created().at())
                .thenComparing(line -> line.key().id());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String header() {
        return switch (this) {
            case NAME -> say("key.name");
            case WHOSE -> say("key.whose");
            case ROLE -> say("key.role");
            case STANDING -> say("key.standing");
            case EXPIRES -> say("key.expires");
            case CREATED -> say("key.created");
            case USED -> say("key.used");
            case SANDBOXES -> say("key.sandboxes");
        };
    }

    private Comparator<KeyLine> first() {
        return switch (this) {
            case NAME -> Comparator.comparing(line -> line.key().name().toLowerCase(Locale.ROOT));
            case WHOSE -> Comparator.comparing(KeyLine::whose);
            case ROLE -> Comparator.comparing(line -> line.key().role());
            case STANDING -> Comparator.comparing(KeyLine::standing);
            case EXPIRES ->
                Comparator.comparing(line -> line.key().expires(), Comparator.nullsLast(Comparator.naturalOrder()));
            case CREATED -> Comparator.comparing(line -> line.key().created().at());
            case USED -> Comparator.comparing(KeyOrder::used);
            case SANDBOXES -> Comparator.comparingInt(KeyLine::sandboxes);
        };
    }

    private static Instant used(KeyLine line) {
        var use = line.key().lastUse();
        return use == null ? Instant.EPOCH : use.at();
    }
}
