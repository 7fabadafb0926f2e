package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Examination;
import io.sandboxconsole.diagnosis.Examination.Part;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.ConnectionCheck;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.provider.InvalidSettings;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// Examines a console that need not run, on its own machine and with its own settings. Starts the adapters and the
/// checks, and nothing else: no web server, no pool of database connections, no listing.
public final class ServerDoctor {

    /// What the demo brings along by itself.
    private static final Set<Condition> BROUGHT_BY_DEMO =
            Set.of(Condition.NO_CONNECTION, Condition.SIGN_IN_NOT_CONFIGURED);

    private final boolean offline;

    private final Clock clock;

    /// @param offline whether nothing is connected to, so that only the configuration is checked
    public ServerDoctor(boolean offline, Clock clock) {
        this.offline = offline;
        this.clock = clock;
    }

    /// Turns logging off for a process that does nothing else: what libraries log would drown what the command tells.
    public static void silence() {
        LoggingSystem.get(ServerDoctor.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }

    /// Examines the server.
    ///
    /// @param arguments settings as arguments of the console, such as `--server.port=80`
    public Examination examine(String... arguments) {
        List<Part> parts;
        try (ConfigurableApplicationContext context = start(arguments)) {
            parts = parts(context);
        } catch (RuntimeException failure) {
            // Without an environment nothing else can be checked.
            parts = List.of(Part.of(Subject.CONFIGURATION, List.of(unreadable(failure))));
        }
        return new Examination(clock.instant(), withoutDemo(parts));
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(ServerDoctorContext.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // One wrong setting must not keep the other checks from being made.
        application.setLazyInitialization(true);
        // Logging stays as it is: other parts of the process may log, too.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        return application.run(arguments);
    }

    private List<Part> parts(ConfigurableApplicationContext context) {
        List<Preflight> checks = new ArrayList<>();
        for (String name : context.getBeanNamesForType(Preflight.class)) {
            try {
                checks.add(context.getBean(name, Preflight.class));
            } catch (BeansException refused) {
                // It needs the connections, which tell their own settings below.
            }
        }
        List<Part> parts = new ArrayList<>(SelfChecks.all(
                checks.stream().filter(check -> !offline || !check.online()).toList()));
        parts.addAll(connections(context));
        return parts;
    }

    private List<Part> connections(ConfigurableApplicationContext context) {
        try {
            List<Connection> all = context.getBean(Connections.class).all();
            if (all.isEmpty()) {
                return List.of(Part.of(Subject.CONNECTION, List.of(ConnectionParts.NONE)));
            }
            return offline
                    ? List.of()
                    : SelfChecks.together(all.stream()
                            .<Callable<Part>>map(connection -> () -> part(connection))
                            .toList());
        } catch (BeansException refused) {
            return List.of(Part.of(Subject.CONNECTION, List.of(refusal(refused))));
        }
    }

    private Part part(Connection connection) {
        ConnectionCheck check;
        try {
            check = new ConnectionCheck.Reported(connection.provider().inspect(), clock.instant());
        } catch (ProviderException failure) {
            check = new ConnectionCheck.Failed(failure, clock.instant());
        }
        return ConnectionParts.of(connection.id(), null, check, check.findings().stream());
    }

    /// Settings of connections that would stop the start.
    private static Finding refusal(BeansException refused) {
        Optional<InvalidSettings> settings = Stream.<Throwable>iterate(
                        refused, cause -> cause != null, Throwable::getCause)
                .filter(InvalidSettings.class::isInstance)
                .map(InvalidSettings.class::cast)
                .findFirst();
        return settings.map(told -> new Finding(
                        Condition.SETTING_INVALID,
                        Message.quoted(String.valueOf(told.getMessage())),
                        Message.quoted(told.action())))
                .orElseGet(() -> new Finding(
                        Condition.SETTING_INVALID,
                        Message.of("doctor.setting.connections"),
                        Message.of("doctor.setting.invalid.then")));
    }

    /// Only the type of the failure is told, because its message might quote a file.
    private static Finding unreadable(RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return new Finding(
                Condition.SETTING_INVALID,
                Message.of("doctor.setting.unreadable", cause.getClass().getSimpleName()),
                Message.of("doctor.setting.unreadable.then"));
    }

    private static List<Part> withoutDemo(List<Part> parts) {
        boolean demo = parts.stream()
                .flatMap(part -> part.findings().stream())
                .anyMatch(finding -> finding.condition() == Condition.DEMO_ON);
        return parts.stream()
                .map(part -> new Part(
                        part.subject(),
                        part.id(),
                        part.name(),
                        part.facts(),
                        part.findings().stream()
                                .filter(finding -> !demo || !BROUGHT_BY_DEMO.contains(finding.condition()))
                                .toList()))
                .filter(part -> !part.findings().isEmpty())
                .toList();
    }
}
