package io.sandboxconsole;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// Logs one line for each setting `console.*` that nothing reads, such as a misspelt one, with the known names beside
/// it. The known names are those of the records that Spring Boot binds. Logs no values.
@Component
class UnknownSettings {

    private static final Logger log = LoggerFactory.getLogger(UnknownSettings.class);

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("console");

    /// Names that are read by themselves, outside of any record.
    private static final List<List<String>> SINGLE =
            List.of(List.of("console", "demo"), List.of("console", "gateway", "connection"));

    /// A key of a map, or an index of a list.
    private static final String ANY = "*";

    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private final ApplicationContext context;

    private final ConfigurableEnvironment environment;

    UnknownSettings(ApplicationContext context, ConfigurableEnvironment environment) {
        this.context = context;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() {
        List<List<String>> known = known();
        for (ConfigurationPropertyName name : used()) {
            if (known.stream().noneMatch(pattern -> fits(pattern, name))) {
                log.warn("The setting {} is unknown and has no effect.{}", name, beside(name, known));
            }
        }
    }

    /// Returns the names of all settings below `console` in every source.
    private NavigableSet<ConfigurationPropertyName> used() {
        NavigableSet<ConfigurationPropertyName> names = new TreeSet<>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(ROOT::isAncestorOf).forEach(names::add);
            }
        }
        return names;
    }

    /// Returns the steps of all known names.
    private List<List<String>> known() {
        List<List<String>> patterns = new ArrayList<>(SINGLE);
        ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> bean.getAnnotation().prefix().startsWith(ROOT.toString()))
                .forEach(bean -> collect(
                        List.of(bean.getAnnotation().prefix().split("\\.")),
                        Objects.requireNonNull(bean.asBindTarget().getType().resolve()),
                        patterns));
        return patterns;
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
