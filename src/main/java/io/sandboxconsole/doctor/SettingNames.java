package io.sandboxconsole.doctor;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/// Tells the settings `console.*` that nothing reads, such as a misspelt one. The known names are those of the records
/// that Spring Boot binds. Tells no values.
final class SettingNames {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("console");

    /// Names that are read by themselves, outside of any record.
    private static final List<List<String>> SINGLE =
            List.of(List.of("console", "demo"), List.of("console", "gateway", "connection"));

    /// A key of a map, or an index of a list.
    private static final String ANY = "*";

    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private final List<List<String>> known = new ArrayList<>(SINGLE);

    /// A name that nothing reads, and a sentence about the known names beside it; the sentence may be empty.
    record Unknown(ConfigurationPropertyName name, String beside) {}

    SettingNames(Collection<SettingRecords.Declared> records) {
        records.forEach(declared -> collect(List.of(declared.prefix().split("\\.")), declared.type(), known));
    }

    /// Returns the unknown ones of all settings that `environment` has.
    List<Unknown> unknown(ConfigurableEnvironment environment) {
        return used(environment).stream()
                .filter(name -> known.stream().noneMatch(pattern -> fits(pattern, name)))
                .map(name -> new Unknown(name, beside(name, known)))
                .toList();
    }

    /// Returns the names of all settings below `console` in every source.
    static NavigableSet<ConfigurationPropertyName> used(ConfigurableEnvironment environment) {
        NavigableSet<ConfigurationPropertyName> names = new TreeSet<>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(ROOT::isAncestorOf).forEach(names::add);
            }
        }
        return names;
    }

    private static void collect(List<String> steps, Type type, List<List<String>> patterns) {
        if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(with(steps, dashed(component.getName())), component.getGenericType(), patterns);
            }
        } else if (type instanceof ParameterizedType many && isMany(many)) {
            // A list may also be written in one line.
            patterns.add(steps);
            Type[] arguments = many.getActualTypeArguments();
            collect(with(steps, ANY), arguments[arguments.length - 1], patterns);
        } else {
            patterns.add(steps);
        }
    }

    private static boolean isMany(ParameterizedType type) {
        return type.getRawType() instanceof Class<?> raw
                && (Map.class.isAssignableFrom(raw) || Collection.class.isAssignableFrom(raw));
    }

    private static List<String> with(List<String> steps, String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    /// Compares without dashes, which environment variables do not have.
    private static boolean fits(List<String> pattern, ConfigurationPropertyName name) {
        return pattern.size() == name.getNumberOfElements()
                && IntStream.range(0, pattern.size())
                        .allMatch(i -> pattern.get(i).equals(ANY)
                                || pattern.get(i).replace("-", "").equals(name.getElement(i, Form.UNIFORM)));
    }

    private static String beside(ConfigurationPropertyName name, List<List<String>> known) {
        int last = name.getNumberOfElements() - 1;
        String names = known.stream()
                .filter(pattern -> pattern.size() > last && fits(pattern.subList(0, last), name.getParent()))
                .map(pattern -> pattern.get(last))
                .filter(step -> !step.equals(ANY))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Known there: " + names + ".";
    }

    private static String dashed(String camel) {
        return UPPER.matcher(camel).replaceAll("-$0").toLowerCase(Locale.ROOT);
    }
}
