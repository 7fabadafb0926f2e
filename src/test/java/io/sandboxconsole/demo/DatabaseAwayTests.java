package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.console.WebVisitor;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.StoppableDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskExecutor;

/// Tests the console's probes and the demo's repeated work while the database is away.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "demo.identity.port=0",
            "simulator.port=0",
            "spring.datasource.url=jdbc:h2:mem:away;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private final WebVisitor visitor = new WebVisitor();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @AfterEach
    void startDatabase() {
        ((StoppableDataSource) database).start();
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveness", "readiness"})
    void a_probe_does_not_depend_on_the_database(String probe) {
        ((StoppableDataSource) database).stop();

        var answer = visitor.get(address("/actuator/health/" + probe), "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void the_health_as_a_whole_tells_that_the_database_is_away() {
        ((StoppableDataSource) database).stop();

        assertThat(visitor.get(address("/actuator/health"), "Accept", "*/*").statusCode())
                .isEqualTo(503);

        ((StoppableDataSource) database).start();
        assertThat(visitor.get(address("/actuator/health"), "Accept", "*/*").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_demos_past_waits_for_the_database_without_a_stack_trace(
            CapturedOutput output,
            @Autowired CurrentActor currentActor,
            @Autowired LastKnownGrants lastKnownGrants,
            @Autowired Attribution attribution,
            @Autowired Simulator simulator,
            @Autowired TaskExecutor applicationTaskExecutor) {
        var history = new DemoHistory(currentActor, lastKnownGrants, attribution, simulator, applicationTaskExecutor);
        ((StoppableDataSource) database).stop();

        history.attribute();
        history.attribute();
        ((StoppableDataSource) database).start();
        history.attribute();

        assertThat(output.getAll())
                .containsOnlyOnce("The demo's new sandboxes wait for their creators until it does.")
                .containsOnlyOnce("The demo's new sandboxes wait for their creators no longer.")
                .doesNotContain("\tat ");
    }

    private String address(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean
        static BeanPostProcessor stoppableDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new StoppableDataSource(source) : bean;
                }
            };
        }
    }
}
