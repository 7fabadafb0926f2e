package io.sandboxconsole.diagnosis;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/// Tells secrets that are written into a configuration file, where copies, backups and version control spread them.
/// Variables, arguments, secret files and placeholders for any of these are fine.
public final class PlaintextSettings {

    /// Placeholders only, without literal text that could be a secret itself, such as a default value.
    private static final Pattern PLACEHOLDERS = Pattern.compile("(\\$\\{[^}:]+:?})+");

    private PlaintextSettings() {}

    /// Returns whether the value that counts for `property` is written into a file.
    public static boolean standsInFile(String property, ConfigurableEnvironment environment) {
        var name = ConfigurationPropertyName.of(property);
        var sources = ConfigurationPropertySources.from(environment.getPropertySources());
        return StreamSupport.stream(sources.spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(found -> literal(
                        found.getValue(),
                        found.getOrigin(),
                        found.getSource() == null ? null : found.getSource().getUnderlyingSource()))
                .isPresent();
    }

    /// Returns whether the variable `name` is written into a file, and `key` is its value. Files may define such names,
    /// too; only one that the settings come from counts.
    public static boolean variableInFile(String name, String key, ConfigurableEnvironment environment) {
        return !key.isBlank()
                && environment.getPropertySources().stream()
                        .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                                && source.containsProperty(name))
                        .findFirst()
                        .filter(source -> key.equals(
                                String.valueOf(environment.getProperty(name)).strip()))
                        .filter(source -> literal(source.getProperty(name), origin(source, name), source))
                        .isPresent();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Origin origin(PropertySource<?> source, String name) {
        return source instanceof OriginLookup<?> lookup ? ((OriginLookup<String>) lookup).getOrigin(name) : null;
    }

    private static boolean literal(@Nullable Object value, @Nullable Origin origin, @Nullable Object source) {
        String text = String.valueOf(value);
        return isFile(origin)
                && !(source instanceof ConfigTreePropertySource)
                && !text.isBlank()
                && !PLACEHOLDERS.matcher(text.strip()).matches();
    }

    private static boolean isFile(@Nullable Origin origin) {
        Origin actual = origin instanceof PropertySourceOrigin named ? named.getOrigin() : origin;
        return actual instanceof TextResourceOrigin;
    }
}
