package io.sandboxconsole.words;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
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

/// No sentence is missing in any language, and none is there that nobody says.
class BundleTests {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Path BUNDLES = Path.of("src/main/resources/io/sandboxconsole/words");

    /// Keys are literals: whoever computes one gets a failure of the first test for the sentences nobody seems to say.
    private static final Pattern USE = Pattern.compile("(?:(?<![.\\w])say|Words\\.say|Phrase\\.of)\\(\\s*\"([^\"]+)\"");

    private static final Pattern GAP = Pattern.compile("\\{(\\d+)");

    @Test
    void every_sentence_that_is_said_is_in_the_bundle_and_the_other_way_round() {
        assertThat(new TreeSet<>(english().keySet())).isEqualTo(used());
    }

    @Test
    void every_language_says_every_sentence_with_the_same_gaps() {
        Map<String, String> chinese = bundle("messages_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english().keySet());
        english()
                .forEach((key, sentence) ->
                        assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(sentence)));
    }

    @Test
    void every_sentence_is_a_pattern() {
        Stream.of("messages.properties", "messages_zh_CN.properties")
                .forEach(name -> bundle(name)
                        .forEach((key, sentence) -> assertThat(new MessageFormat(sentence, Locale.ENGLISH).toPattern())
                                .as("%s in %s", key, name)
                                .isNotBlank()));
    }

    private static Map<String, String> english() {
        return bundle("messages.properties");
    }

    private static Set<String> gaps(String sentence) {
        return GAP.matcher(sentence).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Set<String> used() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USE.matcher(text(file)).results().map(use -> use.group(1)))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> bundle(String name) {
        var sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            sentences.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, sentences::getProperty, (one, _) -> one, TreeMap::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
