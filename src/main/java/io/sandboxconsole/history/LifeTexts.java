package io.sandboxconsole.history;

import io.sandboxconsole.i18n.WholeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The texts of a sandbox by which the history is searched and sorted.
final class LifeTexts {

    /// The keys of what [#creator] says beside names.
    static final String SORT = "sort";

    static final String PERSON = "person";

    static final String USER = "user";

    static final String KEY = "key";

    private static final int MOST_OF_CREATOR = 2_000;

    private LifeTexts() {}

    /// Returns the image, or what else a sandbox was made from; absent where that is not known.
    static @Nullable String image(Sandbox sandbox) {
        return sandbox.source() instanceof Sandbox.Source.Unstated
                ? null
                : sandbox.source().text();
    }

    /// Returns the folded name of a creator, its other names, and what sort it is. Sorts as the name does.
    static JoinedText creator(Creator creator) {
        var joined = new JoinedText().add(StoredText.folded(creator.name()));
        switch (creator) {
            case Creator.User _ -> joined.add(SORT, USER);
            case Creator.ApiKey key -> {
                joined.add(SORT, KEY);
                if (key.details() != null && key.details().owner() != null) {
                    joined.add(PERSON, key.details().owner());
                }
            }
            case Creator.EnginePrincipal principal -> {
                addFolded(joined, principal.identity().email());
                addFolded(joined, principal.identity().keySuffix());
                principal.identity().candidates().forEach(name -> addFolded(joined, name));
            }
            case Creator.Unknown _ -> {}
        }
        return joined.atMost(MOST_OF_CREATOR);
    }

    private static void addFolded(JoinedText joined, @Nullable String part) {
        if (part != null) {
            joined.add(StoredText.folded(part));
        }
    }

    /// Returns every text that a free word searches, folded.
    static JoinedText searched(Sandbox sandbox) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(sandbox.id().value());
        texts.add(sandbox.source().text());
        texts.add(Objects.requireNonNullElse(sandbox.attributes().name(), ""));
        new TreeMap<>(sandbox.metadata()).forEach((key, value) -> {
            if (!key.startsWith(ReservedMetadata.PREFIX)) {
                texts.add(key);
                texts.add(value);
            }
        });
        texts.remove("");
        var joined = new JoinedText();
        texts.stream().map(StoredText::folded).distinct().forEach(joined::add);
        return joined;
    }

    /// Returns every metadata key with its value, as they are.
    static JoinedText labels(Map<String, String> metadata) {
        var joined = new JoinedText();
        new TreeMap<>(metadata).forEach(joined::add);
        return joined;
    }

    /// Returns the words of a lease that do not depend on the time; absent for what is none.
    static @Nullable String lease(Sandbox sandbox) {
        Lease lease = sandbox.attributes().lease();
        if (lease == null) {
            return null;
        }
        var words = new JoinedText().add(lease.kind().name().toLowerCase(Locale.ROOT));
        if (lease.ambiguous()) {
            words.add("ambiguous");
        }
        if (lease.keep()) {
            words.add("kept");
        }
        return words.toString();
    }

    /// Joins texts to one, in which a search for a part between [StoredText#BREAK]s finds whole texts.
    static final class JoinedText {

        private final StringBuilder text = new StringBuilder().append(StoredText.BREAK);

        private boolean whole = true;

        /// Adds a text.
        JoinedText add(String part) {
            append(part);
            text.append(StoredText.BREAK);
            return this;
        }

        /// Adds a key and its value.
        JoinedText add(String key, String value) {
            append(key);
            text.append(StoredText.EQUALS);
            return add(value);
        }

        /// Cuts what is longer than `length`.
        JoinedText atMost(int length) {
            if (text.length() > length) {
                String cut = WholeText.cut(text.toString(), length);
                text.setLength(cut.length());
                whole = false;
            }
            return this;
        }

        private void append(String part) {
            String clean = StoredText.clean(part);
            whole = whole && clean.equals(part);
            text.append(clean);
        }

        /// Returns whether every text is in it as it was.
        boolean whole() {
            return whole;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
