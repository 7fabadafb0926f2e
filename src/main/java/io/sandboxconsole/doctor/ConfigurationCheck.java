package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.PlaintextSettings;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// Checks the settings: their names, their values, and where secrets stand. Never tells a value.
@Component
final class ConfigurationCheck implements Preflight {

    /// Those of connections are checked with the connections, which do not use them.
    private static final Set<String> SECRETS = Set.of(
            "console.api-keys.secret",
            "console.audit.key",
            "console.audit.previous-key",
            "console.audit.webhook.secret",
            "console.oidc.client-secret",
            "spring.datasource.password");

    private final ConfigurableEnvironment environment;

    ConfigurationCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Subject subject() {
        return Subject.CONFIGURATION;
    }

    @Override
    public boolean online() {
        return false;
    }

    @Override
    public List<Finding> check() {
        List<SettingRecords.Declared> records = SettingRecords.onClassPath();
        List<Finding> findings = new ArrayList<>(new SettingBinding(environment).problems(records));
        new SettingNames(records)
                .unknown(environment)
                .forEach(unknown -> findings.add(new Finding(
                        Condition.SETTING_UNKNOWN,
                        Message.of("doctor.setting.unknown", String.valueOf(unknown.name())),
                        unknown.beside().isEmpty()
                                ? Message.of("doctor.setting.unknown.then")
                                : Message.quoted(unknown.beside().strip()))));
        SECRETS.stream()
                .sorted()
                .filter(name -> PlaintextSettings.standsInFile(name, environment))
                .forEach(name -> findings.add(new Finding(
                        Condition.SECRET_IN_FILE,
                        Message.of("doctor.setting.secret", name),
                        Message.of("doctor.setting.secret.then"))));
        if (unset("console.api-keys.secret") && unset("console.api-keys.secret-file")) {
            findings.add(new Finding(
                    Condition.KEY_SECRET_MISSING,
                    Message.of("doctor.setting.key-secret"),
                    Message.of("doctor.setting.key-secret.then")));
        }
        if (findings.stream().noneMatch(finding -> finding.condition() != Condition.KEY_SECRET_MISSING)) {
            findings.add(Finding.good(Message.of("doctor.setting.good")));
        }
        return findings;
    }

    private boolean unset(String name) {
        return environment.getProperty(name, "").isBlank();
    }
}
