package io.sandboxconsole;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;

/// Holds `docs/` to the code: the table of packages in `docs/architecture.md`, and the types that the pages name.
class ArchitectureDocTests {

    private static final String BASE = Application.class.getPackageName();

    private static final Path MAIN = Path.of("src/main/java");

    private static final Path DOCS = Path.of("docs");

    private static final Path ARCHITECTURE = DOCS.resolve("architecture.md");

    /// What was true of another version.
    private static final Set<String> HISTORY = Set.of("changelog.md", "0014-rooms-and-words.md");

    /// A row of the table: the package, what it is, and what it may use or is seen as.
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+)` \\|.*\\|([^|\n]*)\\|");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /// Packages if any, a type, and a nested type or a member if any: `access.Guard`, `Texts.text("key")`.
    private static final Pattern TYPE =
            Pattern.compile("((?:[a-z0-9]+\\.)*)@?([A-Z][A-Za-z0-9]*)(?:\\.([A-Za-z]\\w*))?(?:\\(.*\\))?");

    private static final Pattern SEVERAL_WORDS = Pattern.compile("[A-Z][a-z0-9]+[A-Z]\\w*");

    /// Names that look like types of ours and that no source of ours imports.
    private static final Set<String> FOREIGN = Set.of("CssImport", "JsModule", "NpmPackage", "HttpOnly");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.([A-Z]\\w*)");

    @Test
    void the_table_of_packages_lists_those_that_there_are_and_what_each_may_use() {
        Map<String, String> actual = packages();
        Map<String, String> told = table();

        List<String> untrue = new ArrayList<>();
        actual.forEach((name, uses) -> {
            if (!told.containsKey(name)) {
                untrue.add("The package %s is missing from the table in %s.".formatted(name, ARCHITECTURE));
            } else if (!told.get(name).equals(uses)) {
                untrue.add("%s is untrue about the package %s: it says “%s”, and the code says “%s”."
                        .formatted(ARCHITECTURE, name, told.get(name), uses));
            }
        });
        told.keySet().stream()
                .filter(name -> !actual.containsKey(name))
                .forEach(name ->
                        untrue.add("%s lists the package %s, which does not exist.".formatted(ARCHITECTURE, name)));

        assertThat(untrue).isEmpty();
    }

    @Test
    void every_type_that_the_pages_name_exists() {
        Map<String, List<Path>> types = types();
        Set<String> imported = imported(types);

        List<String> untrue = new ArrayList<>();
        for (Path page : pages()) {
            CODE.matcher(read(page))
                    .results()
                    .map(code -> TYPE.matcher(code.group(1)))
                    .filter(type -> type.matches() && !names(type, types, imported))
                    .map(type -> "%s names `%s`, which does not exist.".formatted(page, type.group()))
                    .forEach(untrue::add);
        }

        assertThat(untrue).isEmpty();
    }

    /// Whether the name is one of ours that exists, one that our sources import, or nothing that looks like a type.
    private static boolean names(MatchResult type, Map<String, List<Path>> types, Set<String> imported) {
        String packages = type.group(1);
        List<Path> files = types.getOrDefault(type.group(2), List.of()).stream()
                .filter(file -> packages.isEmpty() || file.getParent().endsWith(packages.replace('.', '/')))
                .toList();
        if (files.isEmpty()) {
            boolean likeOurs = packages.isEmpty()
                    ? SEVERAL_WORDS.matcher(type.group(2)).matches()
                    : Files.isDirectory(MAIN.resolve(BASE.replace('.', '/')).resolve(packages.replace('.', '/')));
            return !likeOurs
                    || packages.isEmpty() && (imported.contains(type.group(2)) || FOREIGN.contains(type.group(2)));
        }
        String member = type.group(3);
        return member == null
                || files.stream()
                        .anyMatch(file -> Pattern.compile("\\b" + member + "\\b")
                                .matcher(read(file))
                                .find());
    }

    /// Each package below the base, with what the third column of the table should say.
    private static Map<String, String> packages() {
        // Tests have packages of the same names, whose annotations reflection would read instead.
        var declarations = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> location.contains("package-info.class"))
                .importPackages(BASE);
        return files(MAIN, "package-info.java")
                .map(file -> MAIN.relativize(file.getParent()).toString().replace('/', '.'))
                .filter(name -> !name.equals(BASE))
                .collect(toMap(
                        name -> name.substring(BASE.length() + 1), name -> declared(declarations.getPackage(name))));
    }

    private static String declared(JavaPackage found) {
        String name = found.getName().substring(BASE.length() + 1);
        Optional<String> modules = found.tryGetAnnotationOfType(ApplicationModule.class)
                .map(module -> quoted(List.of(module.allowedDependencies())));
        return modules.or(() -> found.tryGetAnnotationOfType(NamedInterface.class)
                        .map(named -> "seen as `%s :: %s`".formatted(name.split("\\.")[0], named.value()[0])))
                .orElse("");
    }

    private static Map<String, String> table() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(read(ARCHITECTURE)).results().forEach(row -> {
            String uses = row.group(2).strip();
            rows.put(
                    row.group(1),
                    uses.isEmpty() || uses.startsWith("seen as")
                            ? uses
                            : quoted(CODE.matcher(uses)
                                    .results()
                                    .map(code -> code.group(1))
                                    .toList()));
        });
        return rows;
    }

    private static String quoted(List<String> modules) {
        return modules.isEmpty() ? "nothing" : modules.stream().sorted().collect(joining("`, `", "`", "`"));
    }

    private static List<Path> pages() {
        return Stream.concat(Stream.of(Path.of("README.md")), files(DOCS, ".md"))
                .filter(page -> !HISTORY.contains(page.getFileName().toString()))
                .toList();
    }

    /// The source files of each simple name; several types may have one.
    private static Map<String, List<Path>> types() {
        Map<String, List<Path>> types = new TreeMap<>();
        Stream.concat(files(MAIN, ".java"), files(Path.of("src/test/java"), ".java"))
                .forEach(file -> types.computeIfAbsent(
                                file.getFileName().toString().replace(".java", ""), _ -> new ArrayList<>())
                        .add(file));
        return types;
    }

    private static Set<String> imported(Map<String, List<Path>> types) {
        Set<String> names = new TreeSet<>();
        types.values().stream()
                .flatMap(List::stream)
                .forEach(file -> IMPORT.matcher(read(file)).results().forEach(found -> names.add(found.group(1))));
        return names;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
