package io.sandboxconsole.demo;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/// Logs the console's address and the demo's accounts and keys once the console is ready.
class DemoBanner {

    private static final Logger LOGGER = LoggerFactory.getLogger(DemoBanner.class);

    private final Environment environment;
    private final ConsoleAddress console;

    DemoBanner(Environment environment, ConsoleAddress console) {
        this.environment = environment;
        this.console = console;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        LOGGER.info("{}", message());
    }

    String message() {
        return """
                This is the demo of Sandbox Console. It can be reached from this machine only.

                  Open %s
                %s%s%s
                  To use an engine and an identity provider of your own, set OPENSANDBOX_URL and OPENSANDBOX_API_KEY, or DAYTONA_API_KEY, and console.oidc.issuer.
                """.formatted(console.url(), people(), keys(), engine());
    }

    private String people() {
        if (!environment.getProperty(DemoEnvironment.IDENTITY_ENABLED, Boolean.class, false)) {
            return "";
        }
        String rows = DemoPerson.ALL.stream()
                .map(person -> "    %-18s %-9s team %-9s API key %s"
                        .formatted(
                                person.username(),
                                person.role(),
                                person.team(),
                                DemoKey.personal(person).value()))
                .collect(Collectors.joining("\n"));
        return """

                  Sign in as one of these people; the password of each is "%s".
                %s
                """.formatted(DemoPerson.PASSWORD, rows);
    }

    private String keys() {
        String rows = DemoKey.OF_TEAMS.stream()
                .map(key -> "    %-22s %-16s team %s%s"
                        .formatted(key.value(), key.name(), key.team(), key.deleted() ? " (deleted)" : ""))
                .collect(Collectors.joining("\n"));
        return """

                  Automation calls %sv1 with the header OPEN-SANDBOX-API-KEY and one of the keys above, or of these:
                %s
                """.formatted(console.url(), rows);
    }

    private String engine() {
        return """

                  The simulated engines listen on http://127.0.0.1:%s, at /opensandbox/v1 and /daytona/api.
                """.formatted(environment.getProperty(DemoEnvironment.SIMULATOR_PORT));
    }
}
