package io.sandboxconsole.i18n;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests that no sentence is missing in any language, and that every sentence is used.
class BundleTests {

    private static final String ENGLISH = "messages.properties";

    private static final String CHINESE = "messages_zh_CN.properties";

    /// Keys are literals: whoever computes one gets a failure of the first test for the sentences nobody seems to say.
    private static final Pattern USE =
            Pattern.compile("(?:(?<![.\\w])text|Texts\\.text|Message\\.of)\\(\\s*\"([^\"]+)\"");

    /// A literal that begins like a sentence or a label, where a component takes a text for people.
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new (?:Span|H[1-6]|Paragraph|Button|Anchor|TextField|TextArea|Select|Checkbox|ComboBox)(?:<>)?"
                    + "|\\.(?:set(?:Text|Label|AriaLabel|Header|HeaderTitle|TooltipText|Placeholder|HelperText|Title|ErrorMessage)"
                    + "|with|withText|withHeader))\\(\\s*\"(\\p{Lu}\\p{Ll}[^\"-]*)\"");

    private static final Pattern GAP = Pattern.compile("\\{(\\d+)");

    /// A gap, or the beginning of a choice, whose words are sentences as well.
    private static final Pattern SYNTAX = Pattern.compile("\\{\\d+,choice,|\\{\\d+[^{}]*}");

    /// What is written alike in every language: names, and what is to be typed as it is.
    private static final Pattern NAMES = Pattern.compile(
            "Sandbox Console|OpenSandbox|GitHub|Docker|Kubernetes|YAML|JSON|HTTP|CSV|URL|CLI|API|CPU|GPU|curl|SSH|IP|ID"
                    + "|English|简体中文|Ctrl|Esc|Enter|[a-z]+[0-9:._/-]+[a-z0-9:._/-]*|sleep infinity");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /// What no operator says. The page of words in docs/contributing.md says what they say instead.
    private static final Pattern BANNED =
            Pattern.compile("\\b(?:blanks?|shall|of mine|whoever|nobody)\\b", Pattern.CASE_INSENSITIVE);

    /// How a sentence about a thing begins, where a label names the thing.
    private static final Pattern ABOUT = Pattern.compile("(?:It|Its|There (?:is|are))\\b");

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]\\W*$");

    private static final Pattern PART = Pattern.compile("# --- ([a-z]+).*");

    @Test
    void every_sentence_that_is_said_is_in_the_bundle_and_the_other_way_round() {
        assertThat(new TreeSet<>(english().keySet())).isEqualTo(used());
    }

    @Test
    void no_screen_says_what_is_not_in_the_bundle() {
        assertThat(Sources.below("io/sandboxconsole/console").values().stream()
                        .flatMap(text -> SHOWN.matcher(text).results())
                        .map(shown -> shown.group(1))
                        .filter(BundleTests::speaks))
                .isEmpty();
    }

    @Test
    void every_language_says_every_sentence_with_the_same_gaps() {
        Map<String, String> chinese = bundle(CHINESE);

        assertThat(chinese.keySet()).isEqualTo(english().keySet());
        english()
                .forEach((key, sentence) ->
                        assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(sentence)));
    }

    @Test
    void no_message_uses_a_word_that_no_operator_uses() {
        assertThat(english())
                .allSatisfy((key, message) -> assertThat(message).as(key).doesNotContainPattern(BANNED));
    }

    @Test
    void a_label_is_a_name_and_no_sentence_about_its_thing() {
        assertThat(english()).allSatisfy((key, message) -> {
            if (!SENTENCE_END.matcher(message).find()) {
                assertThat(ABOUT.matcher(message).lookingAt())
                        .as("%s=%s", key, message)
                        .isFalse();
            }
        });
    }

    @Test
    void every_sentence_is_a_pattern_that_lets_its_arguments_through() {
        Object[] arguments = {2, 3, 4, 5, 6, 7, 8, 9};

        Stream.of(ENGLISH, CHINESE)
                .forEach(name -> bundle(name)
                        .forEach((key, sentence) -> assertThat(
                                        new MessageFormat(sentence, Locale.ENGLISH).format(arguments))
                                .as("%s in %s", key, name)
                                .isNotBlank()
                                .doesNotContain("{", "}", "''")));
    }

    @Test
    void every_language_has_sentences_of_its_own() {
        Map<String, String> chinese = bundle(CHINESE);

        List<String> untranslated = english().entrySet().stream()
                .filter(sentence -> sentence.getValue().equals(chinese.get(sentence.getKey())))
                .filter(sentence -> speaks(sentence.getValue()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(untranslated).isEmpty();
    }

    @Test
    void every_sentence_stands_once_and_in_the_part_its_key_begins_with() {
        for (String name : List.of(ENGLISH, CHINESE)) {
            Set<String> keys = new TreeSet<>();
            List<String> misplaced = new ArrayList<>();
            String part = "";
            for (String line : Sources.bundle(name)) {
                var heading = PART.matcher(line);
                if (heading.matches()) {
                    part = heading.group(1);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String key = line.substring(0, line.indexOf('='));
                    if (!keys.add(key) || !key.startsWith(part + ".")) {
                        misplaced.add(key);
                    }
                }
            }
            assertThat(misplaced).as(name).isEmpty();
        }
    }

    /// Whether there is anything in a sentence that is not the same in every language.
    private static boolean speaks(String sentence) {
        String words = SYNTAX.matcher(sentence).replaceAll("");
        return LETTER.matcher(NAMES.matcher(words).replaceAll("")).find();
    }

    private static Map<String, String> english() {
        return bundle(ENGLISH);
    }

    private static Set<String> gaps(String sentence) {
        return GAP.matcher(sentence).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Set<String> used() {
        return Sources.below("").values().stream()
                .flatMap(text -> USE.matcher(text).results().map(use -> use.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> bundle(String name) {
        var sentences = new Properties();
        try {
            sentences.load(new StringReader(String.join("\n", Sources.bundle(name))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sentences.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, sentences::getProperty, (one, _) -> one, TreeMap::new));
    }
}
