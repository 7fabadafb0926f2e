package io.sandboxconsole.apikey;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the names of keys by their looks: two names that a person takes for one must not be two keys. Unicode's
/// table of confusable characters decides (UTS 39, by ICU).
public final class KeyNames {

    private static final SpoofChecker CONFUSABLE = new SpoofChecker.Builder().build();

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /// The word that the console itself appends to the name of a deleted key, in both languages.
    private static final Pattern DELETED = Pattern.compile(".*[(\\[{<]\\s*(?:deleted|已删除)\\s*[)\\]}>]");

    private KeyNames() {}

    /// Returns a text that is equal for names that look alike; not for display.
    public static String look(String name) {
        return BLANKS.matcher(CONFUSABLE.getSkeleton(name)).replaceAll(" ").strip();
    }

    /// Returns the first of `others` that differs from `name`, but looks like it.
    static Optional<String> imitated(String name, Collection<String> others) {
        String look = look(name);
        return others.stream()
                .filter(other -> !other.equals(name) && look(other).equals(look))
                .findFirst();
    }

    /// Returns whether a name ends like that of a deleted key.
    static boolean looksDeleted(String name) {
        // The table replaces some Chinese characters by their radicals.
        return Stream.of(
                        look(name),
                        Normalizer.normalize(name, Normalizer.Form.NFKC).strip())
                .anyMatch(text -> DELETED.matcher(text.toLowerCase(Locale.ROOT)).matches());
    }
}
