package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.words.Phrase;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/// Refuses keys that stand in a configuration file, where copies, backups and version control spread them. Variables,
/// arguments, secret files and placeholders for any of these are fine.
final class KeysInFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KeysInFiles.class);

    private static final String PLACEHOLDER = "${";

    private KeysInFiles() {}

    /// The same settings; with a flaw if their key is written into a configuration file.
    static ConnectionSettings checked(ConnectionSettings settings, Environment environment) {
        String property = "console.connections.%s.api-key".formatted(settings.id());
        if (!standsInFile(ConfigurationPropertyName.of(property), environment)) {
            return settings;
        }
        LOG.warn(
                "{} is written into a configuration file, so the connection is not used: set it by an environment variable or a secret file.",
                property);
        return settings.withFlaw(Phrase.of("problem.reason.key-in-file"));
    }

    private static boolean standsInFile(ConfigurationPropertyName name, Environment environment) {
        if (!(environment instanceof ConfigurableEnvironment configurable)) {
            return false;
        }
        var sources = ConfigurationPropertySources.from(configurable.getPropertySources());
        return StreamSupport.stream(sources.spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(KeysInFiles::literal)
                .isPresent();
    }

    private static boolean literal(ConfigurationProperty property) {
        String value = String.valueOf(property.getValue());
        var source = property.getSource();
        boolean secretFile = source != null && source.getUnderlyingSource() instanceof ConfigTreePropertySource;
        return isFile(property.getOrigin()) && !secretFile && !value.isBlank() && !value.contains(PLACEHOLDER);
    }

    private static boolean isFile(@Nullable Origin origin) {
        Origin actual = origin instanceof PropertySourceOrigin named ? named.getOrigin() : origin;
        return actual instanceof TextResourceOrigin;
    }
}
