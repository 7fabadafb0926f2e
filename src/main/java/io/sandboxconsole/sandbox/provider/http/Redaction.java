package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes foreign text safe to show: removes known secrets, text in the form of a secret, control characters and excess
/// length.
public final class Redaction {

    private static final int SHORTEST_SECRET = 4;

    /// Enough of an error for any reader; a search for secrets in a megabyte would take long.
    private static final int LONGEST_TEXT = 4_096;

    /// The maximum nesting of JSON within JSON in which secrets are searched.
    private static final int DEEPEST_JSON = 3;

    private static final int LONGEST_WORD = 128;

    private static final int LONGEST_SENTENCE = 1_000;

    private final List<String> secrets;

    /// Ignores texts too short to be a secret, which would only garble the output.
    public Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .flatMap(secret -> Stream.iterate(secret, Redaction::inJson).limit(DEEPEST_JSON))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public Redaction and(Collection<String> others) {
        return new Redaction(Stream.concat(secrets.stream(), others.stream()).toList());
    }

    public Answer answer(Answer answer) {
        return new Answer(
                answer.status(),
                ifPresent(answer.code(), LONGEST_WORD),
                ifPresent(answer.message(), LONGEST_SENTENCE),
                ifPresent(answer.requestId(), LONGEST_WORD));
    }

    public String sentence(String text) {
        return cut(plain(text), LONGEST_SENTENCE);
    }

    /// A short text, such as a name.
    public String word(String text) {
        return cut(plain(text), LONGEST_WORD);
    }

    /// A text of many lines that the caller has cut to a size worth the search.
    public String text(String text) {
        return SecretPatterns.hidden(withoutKnown(text));
    }

    private @Nullable String ifPresent(@Nullable String text, int longest) {
        return text == null ? null : cut(plain(text), longest);
    }

    private String plain(String text) {
        return SecretPatterns.hidden(cut(withoutKnown(text), LONGEST_TEXT)).replaceAll("\\p{Cntrl}+", " ");
    }

    private String withoutKnown(String text) {
        String plain = text;
        for (String secret : secrets) {
            plain = plain.replace(secret, SecretPatterns.MARK);
        }
        return plain;
    }

    /// `text` as it appears between the quotes of a JSON string.
    private static String inJson(String text) {
        String quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
