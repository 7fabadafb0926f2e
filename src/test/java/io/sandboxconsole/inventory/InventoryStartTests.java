package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.access.SessionCheck;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.attribution.ApiKeyNames;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

class InventoryStartTests {

    private static final Actor ADMIN = new Actor(
            new ActorId("root"),
            "Root",
            Actor.Kind.PERSON,
            List.of(),
            Set.of(new Grant(Role.ADMIN, new Scope.All())),
            new Actor.Origin(Actor.Door.CONSOLE, null));

    private static final Query FIRST_PAGE = Query.newest(SandboxFilter.EVERYTHING, 50);

    private static final List<Sandbox> SANDBOXES = new SyntheticFleet(9, 3, 1).sandboxes(30);

    @Test
    void the_console_starts_to_read_its_engines_and_hears_of_its_own_changes() {
        try (ConfigurableApplicationContext console = start()) {
            Inventory inventory = console.getBean(Inventory.class);
            await().until(() -> inventory.page(ADMIN, FIRST_PAGE).visible() == SANDBOXES.size());

            console.publishEvent(new SandboxEvent.Gone(SANDBOXES.getFirst().id()));

            assertThat(inventory.page(ADMIN, FIRST_PAGE).rows())
                    .hasSize(SANDBOXES.size() - 1)
                    .doesNotContain(SANDBOXES.getFirst());
            assertThat(inventory.health()).extracting(ConnectionHealth::status).containsExactly(Status.UP);
            assertThat(inventory
                            .page(TestInventory.person("nobody"), FIRST_PAGE)
                            .visible())
                    .isZero();
        }
    }

    @Test
    void a_console_that_stops_and_starts_reads_its_engines_again_at_once() {
        try (ConfigurableApplicationContext console = start()) {
            Inventory inventory = console.getBean(Inventory.class);
            await().until(() -> inventory.page(ADMIN, FIRST_PAGE).visible() == SANDBOXES.size());

            console.stop();
            assertThat(inventory.isRunning()).isFalse();
            console.getBean(ScriptedEngine.class).listing = () -> SANDBOXES.subList(1, SANDBOXES.size());
            console.start();

            await().until(() -> inventory.page(ADMIN, FIRST_PAGE).visible() == SANDBOXES.size() - 1);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Slice.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:inventory;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "--console.inventory.interval=1h",
                        "--console.inventory.quick-interval=1h",
                        "--console.connections.engine-0.type=scripted",
                        "--console.connections.engine-0.url=http://localhost:1",
                        "--console.connections.engine-0.api-key=none");
    }

    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
            })
    @ComponentScan({
        "io.sandboxconsole.audit",
        "io.sandboxconsole.access",
        "io.sandboxconsole.leadership",
        "io.sandboxconsole.sandbox",
        "io.sandboxconsole.time",
        "io.sandboxconsole.inventory"
    })
    static class Slice {

        @Bean
        TaskExecutor applicationTaskExecutor() {
            return new SyncTaskExecutor();
        }

        @Bean
        SessionCheck sessionCheck() {
            return SessionCheck.NONE;
        }

        @Bean
        ApiKeyNames keyNames() {
            return Map::of;
        }

        @Bean
        ScriptedEngine engine() {
            var engine = new ScriptedEngine();
            engine.listing = () -> SANDBOXES;
            return engine;
        }

        @Bean
        ProviderFactory scripted(ScriptedEngine engine) {
            return new ProviderFactory() {
                @Override
                public String type() {
                    return "scripted";
                }

                @Override
                public SandboxProvider connect(ConnectionSettings settings) {
                    return engine.connection().provider();
                }
            };
        }
    }
}
