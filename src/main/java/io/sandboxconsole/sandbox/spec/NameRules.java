package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.i18n.Message;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Validates the names that people give, and suggests valid ones.
public enum NameRules {
    /// The name of a sandbox, which is a value of its metadata on most engines.
    SANDBOX("A-Za-z0-9._-", 63) {
        @Override
        Message sentence() {
            return Message.of("rule.name");
        }
    },
    /// The name of a snapshot, which may look like the reference of an image: `acme/ci:2`.
    SNAPSHOT("A-Za-z0-9._:/-", 128) {
        @Override
        Message sentence() {
            return Message.of("rule.name.snapshot");
        }
    };

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private static final Pattern APOSTROPHES = Pattern.compile("['’]");

    private static final Pattern ENDS = Pattern.compile("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$");

    private final Pattern valid;

    private final Pattern gaps;

    private final int longest;

    NameRules(String characters, int longest) {
        this.longest = longest;
        valid = Pattern.compile("[A-Za-z0-9]([" + characters + "]{0," + (longest - 2) + "}[A-Za-z0-9])?");
        gaps = Pattern.compile("[^" + characters + "]+");
    }

    abstract Message sentence();

    /// The problem with `name`, if any; an empty name is allowed.
    public Optional<Message> problem(String name) {
        return name.isEmpty() || valid.matcher(name).matches() ? Optional.empty() : Optional.of(sentence());
    }

    /// A valid name close to an invalid one: `my-box` for `my box`. Empty for a valid name, and for one of which no
    /// character can stay.
    public Optional<String> suggestion(String name) {
        if (problem(name).isEmpty()) {
            return Optional.empty();
        }
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        String joined = gaps.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll("-");
        String begun = ENDS.matcher(joined).replaceAll("");
        String cut = ENDS.matcher(begun.substring(0, Math.min(begun.length(), longest)))
                .replaceAll("");
        return Optional.of(cut).filter(text -> !text.isEmpty());
    }
}
