package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The sort orders of the keys; each is also a column.
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

    /// Ties are broken by name, then by creation, oldest first.
    Comparator<KeyRow> comparator() {
        return first().thenComparing(line -> line.key().name())
                .thenComparing(line -> line.key().created().at())
                .thenComparing(line -> line.key().id());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String header() {
        return switch (this) {
            case NAME -> text("key.name");
            case WHOSE -> text("key.whose");
            case ROLE -> text("key.role");
            case STANDING -> text("key.standing");
            case EXPIRES -> text("key.expires");
            case CREATED -> text("key.created");
            case USED -> text("key.used");
            case SANDBOXES -> text("key.sandboxes");
        };
    }

    private Comparator<KeyRow> first() {
        return switch (this) {
            case NAME -> Comparator.comparing(line -> line.key().name().toLowerCase(Locale.ROOT));
            case WHOSE -> Comparator.comparing(KeyRow::whose);
            case ROLE -> Comparator.comparing(line -> line.key().role());
            case STANDING -> Comparator.comparing(KeyRow::standing);
            case EXPIRES ->
                Comparator.comparing(line -> line.key().expires(), Comparator.nullsLast(Comparator.naturalOrder()));
            case CREATED -> Comparator.comparing(line -> line.key().created().at());
            case USED -> Comparator.comparing(KeyOrder::used);
            case SANDBOXES -> Comparator.comparingInt(KeyRow::sandboxes);
        };
    }

    private static Instant used(KeyRow line) {
        var use = line.key().lastUse();
        return use == null ? Instant.EPOCH : use.at();
    }
}
