package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.PlaintextSettings;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/// Rejects keys written into a configuration file, where copies, backups and version control spread them. Variables,
/// arguments, secret files and placeholders for any of these are fine.
final class PlaintextKeyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PlaintextKeyCheck.class);

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
                        Stream.of(property).filter(_ -> PlaintextSettings.standsInFile(property, configurable)),
                        variables.stream()
                                .sorted()
                                .filter(name ->
                                        PlaintextSettings.variableInFile(name, settings.apiKey(), configurable)))
                .findFirst()
                .map(named -> refused(settings, named))
                .orElse(settings);
    }

    private static ConnectionSettings refused(ConnectionSettings settings, String property) {
        LOG.warn(
                "[{}] {} is written into a configuration file, so the connection is not used: set it by an environment variable or a secret file.",
                Condition.ENGINE_KEY_IN_FILE,
                property);
        return settings.withFlaw(Message.of("problem.reason.key-in-file"));
    }
}
