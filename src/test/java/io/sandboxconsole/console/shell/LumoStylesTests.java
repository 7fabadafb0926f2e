package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page has the styles of the components that the console uses. The style sheet itself says which
/// component needs which of its blocks; what a component brings into a page by itself is looked at in the
/// journeys (`Accessibility`).
class LumoStylesTests {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (com\\.vaadin\\.flow\\.component\\.[\\w.]+);");

    private static final Pattern BLOCK = Pattern.compile("@media (lumo_[\\w-]+)");

    private static final Pattern NEEDS = Pattern.compile("--_lumo-(vaadin-[\\w-]+)-inject-modules:([^;}]+)");

    private static final String ALL = FirstFiles.file("resources/" + LumoStyles.PATH);

    private static final String USED = LumoStyles.text();

    @Test
    void every_component_of_the_console_has_all_its_styles() throws IOException {
        Map<String, Set<String>> needs = needs();
        Set<String> left = blocks(USED);

        Set<String> components = components();

        assertThat(components)
                .contains("vaadin-grid", "vaadin-date-time-picker", "vaadin-app-layout")
                .allSatisfy(component -> assertThat(left)
                        .as("the blocks of %s, which LumoStyles may leave out", component)
                        .containsAll(needs.getOrDefault(component, Set.of())));
    }

    @Test
    void what_is_left_out_is_there_and_belongs_to_unused_components_alone() {
        Set<String> gone = blocks(ALL);
        gone.removeAll(blocks(USED));
        String names = String.join("|", LumoStyles.UNUSED);

        assertThat(LumoStyles.UNUSED)
                .allSatisfy(unused -> assertThat(gone)
                        .as(unused)
                        .anyMatch(block -> block.matches("lumo_(components|mixins)_%s(-.*)?".formatted(unused))));
        assertThat(needs().entrySet().stream()
                        .filter(component -> component.getValue().stream().anyMatch(gone::contains))
                        .map(Map.Entry::getKey))
                .allMatch(component -> component.matches("vaadin-(%s)(-.*)?".formatted(names)));
        assertThat(USED).hasSizeLessThan(ALL.length() * 4 / 5);
    }

    @Test
    void a_block_ends_with_its_brace_also_behind_braces_in_texts_and_nothing_else_changes() {
        assertThat(LumoStyles.used("""
                        a{b:c}@media lumo_components_crud-edit{:host{x:"}"}:host{y:'{'}}d{e:f}\
                        @media lumo_components_card{g{h:i}}""")).isEqualTo("a{b:c}d{e:f}@media lumo_components_card{g{h:i}}");
    }

    private static Set<String> blocks(String styles) {
        return BLOCK.matcher(styles)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new TreeMap<>();
        NEEDS.matcher(ALL)
                .results()
                .forEach(found -> needs.put(
                        found.group(1), Set.copyOf(List.of(found.group(2).split("[,\\s]+")))));
        return needs;
    }

    /// The names of the elements of the components that our sources name.
    private static Set<String> components() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(LumoStylesTests::imports)
                    .flatMap(name -> tag(name).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> imports(Path source) {
        try {
            return IMPORT.matcher(Files.readString(source)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Optional<String> tag(String name) {
        try {
            return Optional.ofNullable(Class.forName(name, false, LumoStylesTests.class.getClassLoader())
                            .getAnnotation(Tag.class))
                    .map(Tag::value);
        } catch (ClassNotFoundException nested) {
            return Optional.empty();
        }
    }
}
