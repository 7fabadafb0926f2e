package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The page has the icons that the console shows, and no others: Vaadin's own file of all of them is never loaded.
class IconsTests {

    private static final Path ICONS = Path.of("frontend/js/icons.js");

    private static final String BUNDLE = "classpath*:META-INF/VAADIN/webapp/VAADIN/build/";

    private static final Pattern SHAPE = Pattern.compile("    '([a-z0-9-]+)': '([^']*)',");

    private static final Pattern BUNDLED = Pattern.compile("<g id=\"vaadin:([a-z0-9-]+)\">(.*?)</g>");

    private static final Pattern NAMED = Pattern.compile("VaadinIcon\\.([A-Z][A-Z0-9_]+)");

    private static final Pattern WRITTEN = Pattern.compile("vaadin:([a-z0-9-]+)");

    private static final Pattern DRAWN = Pattern.compile("icon icon-([a-z-]+)|\"(key-o|server)\"");

    /// The failure shows the lines that are missing, as they are to be written.
    @Test
    void the_page_has_the_icons_that_the_console_shows_in_the_shapes_of_the_bundle() throws IOException {
        Map<String, String> all = shapes(BUNDLED, bundled("vaadin-iconset-*.js"));
        List<String> shown = shown().stream()
                .map(name -> "    '%s': '%s',".formatted(name, all.getOrDefault(name, "no shape in the bundle")))
                .toList();

        assertThat(Files.readString(ICONS)
                        .lines()
                        .filter(line -> SHAPE.matcher(line).matches()))
                .containsExactlyElementsOf(shown);
    }

    @Test
    void flow_requests_what_an_icon_needs_by_the_name_that_the_script_knows() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(Icon.class.getName().getBytes(StandardCharsets.UTF_8));
        String part = HexFormat.of().formatHex(hash);

        assertThat(Files.readString(ICONS)).contains("'" + part + "'");
        assertThat(bundled("generated-flow-imports-*.js")).contains(part);
    }

    @Test
    void every_icon_that_a_style_draws_has_its_shape() throws IOException {
        Set<String> drawn = new TreeSet<>();
        try (var sources = Files.list(Path.of("src/main/java/io/sandboxconsole/console/sandbox/list"))) {
            for (Path source : sources.toList()) {
                DRAWN.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .forEach(drawn::add);
            }
        }

        assertThat(drawn).contains("copy-o", "filter", "lock", "key-o");
        assertThat(shapes(SHAPE, Files.readString(ICONS))).containsKeys(drawn.toArray(String[]::new));
    }

    private static Set<String> shown() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (var sources = Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(ICONS.getParent()))) {
            for (Path source : sources.filter(Files::isRegularFile)
                    .filter(source -> !source.equals(ICONS))
                    .toList()) {
                String text = Files.readString(source);
                found(NAMED, text).map(IconsTests::name).forEach(shown::add);
                found(WRITTEN, text).forEach(shown::add);
            }
        }
        return shown;
    }

    /// The paths of each icon, one behind the other.
    private static Map<String, String> shapes(Pattern pattern, String text) {
        Map<String, String> shapes = new TreeMap<>();
        pattern.matcher(text)
                .results()
                .forEach(shape -> shapes.put(
                        shape.group(1),
                        shape.group(2)
                                .strip()
                                .replace("\"></path><path d=\"", "|")
                                .replace("<path d=\"", "")
                                .replace("\"></path>", "")));
        return shapes;
    }

    /// As [VaadinIcon#create] writes it.
    private static String name(String constant) {
        assertThat(VaadinIcon.valueOf(constant)).isNotNull();
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    /// The text of a file of the bundle, which has several variants of it.
    private static String bundled(String name) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources(BUNDLE + name);
        assertThat(files).isNotEmpty();
        return files[0].getContentAsString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }
}
