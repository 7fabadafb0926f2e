package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// Logs one line for each setting `console.*` that nothing reads, with the known names beside it.
@Component
class UnknownSettings {

    private static final Logger log = LoggerFactory.getLogger(UnknownSettings.class);

    private final ApplicationContext context;

    private final ConfigurableEnvironment environment;

    UnknownSettings(ApplicationContext context, ConfigurableEnvironment environment) {
        this.context = context;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() {
        new SettingNames(SettingRecords.of(context))
                .unknown(environment)
                .forEach(found -> log.warn(
                        "[{}] The setting {} is unknown and has no effect.{}",
                        Condition.SETTING_UNKNOWN,
                        found.name(),
                        found.beside()));
    }
}
