package io.sandboxconsole.demo;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells whether the demo starts with these settings, because people might take it for the real thing.
@Component
final class DemoCheck implements Preflight {

    private final Environment environment;

    DemoCheck(Environment environment) {
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
        DemoActivation activation = DemoActivation.of(environment);
        if (activation == DemoActivation.OFF) {
            return List.of();
        }
        return List.of(
                DemoSafety.refuses(environment)
                        ? new Finding(
                                Condition.DEMO_REFUSED,
                                Message.of("doctor.demo.refused"),
                                Message.of("doctor.demo.refused.then"))
                        : new Finding(
                                Condition.DEMO_ON, Message.of("doctor.demo.on"), Message.of("doctor.demo.on.then")));
    }
}
