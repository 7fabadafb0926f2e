package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs the simulated engines with the application when `simulator.enabled` is true: from before the first poll until
/// after the last one.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("simulator.enabled")
@EnableConfigurationProperties(SimulatorSettings.class)
class SimulatorConfiguration {

    @Bean(destroyMethod = "close")
    Simulator simulator(SimulatorSettings settings, Clock clock) {
        return Simulator.start(settings, clock);
    }
}
