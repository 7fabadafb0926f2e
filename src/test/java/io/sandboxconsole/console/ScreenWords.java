package io.sandboxconsole.console;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds text on the screen in the wrong language.
public final class ScreenWords {

    private static final Path BUNDLES = Path.of("src/main/resources/io/sandboxconsole/i18n");

    private static final Set<String> SPEAKING = Set.of("aria-label", "title", "placeholder", "label", "alt");

    private ScreenWords() {}

    /// The sentences of the English bundle on the screen that the Chinese bundle says in other words.
    public static Set<String> english() {
        Properties english = bundle("messages.properties");
        Properties chinese = bundle("messages_zh_CN.properties");
        Set<String> foreign = english.stringPropertyNames().stream()
                .filter(key -> !english.getProperty(key).contains("{"))
                .filter(key -> !english.getProperty(key).equals(chinese.getProperty(key)))
                .map(english::getProperty)
                .collect(Collectors.toSet());
        return _find(Component.class).stream()
                .flatMap(component -> spoken(component.getElement()))
                .filter(foreign::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> spoken(Element element) {
        Stream<String> attributes =
                element.getAttributeNames().filter(SPEAKING::contains).map(element::getAttribute);
        Stream<String> properties =
                element.getPropertyNames().filter(SPEAKING::contains).map(name -> element.getProperty(name, ""));
        return Stream.of(Stream.of(element.getText().strip()), attributes, properties)
                .flatMap(texts -> texts);
    }

    private static Properties bundle(String name) {
        var sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            sentences.load(reader);
            return sentences;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
