package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.lease.LeaseKeywords;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A field that a filter's term can name. The cheapest tests have the smallest `cost` and run first.
enum FilterField {
    STATE(1),
    CONNECTION(2),
    TEAM(3),
    OWNER(3),
    CREATOR(5),
    ID(5),
    LABEL(6),
    NAME(7),
    IMAGE(7),
    REGION(3),
    MACHINE(3),
    LEASE(4),
    CLEANUP(4),
    LOCKED(4),
    AGE(1),
    CREATED(1),
    EXPIRES(1),
    ACTIVITY(1),
    ENDED(1),
    CAUSE(1),
    REASON(7),
    LIVED(1),
    ALIVE(1);

    /// The prefix of a metadata key.
    static final String LABEL_PREFIX = "label.";

    /// Another spelling of [#LABEL_PREFIX] in front of a key with a value. Alone it stays a text to search for, as in
    /// `meta.json`, so that filters that were saved before keep their meaning.
    static final String OTHER_LABEL_PREFIX = "meta.";

    /// The facets' name for the presence of metadata keys.
    static final String LABEL_KEYS = "label";

    /// The only keyword without a value.
    static final String NEVER_EXPIRES = "never-expires";

    private static final int LIKELY_TYPING_ERROR = 2;

    private final int cost;

    FilterField(int cost) {
        this.cost = cost;
    }

    int cost() {
        return cost;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a star in a value is a wildcard.
    boolean globs() {
        return this == NAME || this == IMAGE || this == LABEL || this == REASON;
    }

    /// Whether the field takes a list of values rather than a time.
    boolean takesValues() {
        return switch (this) {
            case AGE, CREATED, EXPIRES, ACTIVITY, ENDED, LIVED, ALIVE -> false;
            case STATE, CONNECTION, TEAM, OWNER, CREATOR, ID, LABEL, NAME, IMAGE -> true;
            case REGION, MACHINE, LEASE, CLEANUP, LOCKED, CAUSE, REASON -> true;
        };
    }

    /// The only values of the field, in any case; empty where any value is allowed.
    List<String> choices() {
        return switch (this) {
            case LEASE -> LeaseKeywords.ALL;
            case CLEANUP -> LeaseKeywords.CLEANUP;
            case CAUSE -> FilterCauses.WORDS;
            case LOCKED -> FilterLocks.WORDS;
            case STATE, CONNECTION, TEAM, OWNER, CREATOR, ID, LABEL, NAME, IMAGE, REGION, MACHINE -> List.of();
            case REASON, AGE, CREATED, EXPIRES, ACTIVITY, ENDED, LIVED, ALIVE -> List.of();
        };
    }

    static Optional<FilterField> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field != LABEL && field.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The field closest to the misspelt `word`.
    static Optional<FilterField> nearest(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> distance(lower, field.word()) <= LIKELY_TYPING_ERROR)
                .min(Comparator.comparingInt(field -> distance(lower, field.word())));
    }

    /// The Levenshtein distance: letters to insert, remove or replace to turn `a` into `b`.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
