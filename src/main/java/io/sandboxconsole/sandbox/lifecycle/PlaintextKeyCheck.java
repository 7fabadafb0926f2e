package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/// Rejects keys written into a configuration file, where copies, backups and version control spread them. Variables,
/// arguments, secret files and placeholders for any of these are fine.
final class PlaintextKeyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PlaintextKeyCheck.class);

    /// Placeholders only, without literal text that could be a key itself, such as a default value.
    private static final Pattern PLACEHOLDERS = Pattern.compile("(\\$\\{[^}:]+:?})+");

    private PlaintextKeyCheck() {}

    /// The same settings; with a flaw if their key is written into a configuration file.
    ///
    /// @param variables the plain environment variables that the key may come from
    static ConnectionSettings checked(ConnectionSettings settings, Set<String> variables, Environment environment) {
        if (!(environment instanceof ConfigurableEnvironment configurable)) {
            return settings;
        }
        String property = "console.connections.%s.api-key".formatted(settings.id());
        return Stream.concat(
                        Stream.of(property).filter(_ -> standsInFile(property, configurable)),
                        variables.stream()
                                .sorted()
                                .filter(name -> variableInFile(name, settings.apiKey(), configurable)))
                .findFirst()
                .map(named -> refused(settings, named))
                .orElse(settings);
    }

    private static ConnectionSettings refused(ConnectionSettings settings, String property) {
        LOG.warn(
                "{} is written into a configuration file, so the connection is not used: set it by an environment variable or a secret file.",
                property);
        return settings.withFlaw(Message.of("problem.reason.key-in-file"));
    }

    private static boolean standsInFile(String property, ConfigurableEnvironment environment) {
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

    /// Files may define these names, too; only one that the settings come from counts.
    private static boolean variableInFile(String name, String key, ConfigurableEnvironment environment) {
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
