package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.attribution.EngineActs;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Assembles the inventory. Its parts are no beans: other modules use only the whole.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InventoryProperties.class)
class InventoryConfiguration {

    @Bean
    InventoryThreads inventoryThreads() {
        return new InventoryThreads();
    }

    @Bean
    InventoryAssembly inventoryAssembly(
            InventoryProperties properties, InventoryThreads threads, EngineScheduler scheduler, Clock clock) {
        var feed = new ChangeFeed(threads, scheduler.tasks(), clock);
        return new InventoryAssembly(properties, feed, scheduler.tasks(), clock, RandomGenerator.getDefault());
    }

    @Bean
    Inventory inventory(
            InventoryAssembly assembly, Connections connections, Attribution attribution, Guard guard, Locks locks) {
        return assembly.inventory(
                connections.all(),
                attribution::attribute,
                actor -> guard.scope(actor, Permission.VIEW_SANDBOX),
                locks::view);
    }

    @Bean
    ChangeFollower changeFollower(
            Inventory inventory,
            EngineSandboxes sandboxes,
            InventoryAssembly assembly,
            EngineScheduler scheduler,
            ApplicationEventPublisher events) {
        return new ChangeFollower(
                inventory, sandboxes::follow, assembly.pollBackoff(), scheduler.tasks(), events::publishEvent);
    }

    @Bean
    EngineAuditPoller.Books engineBooks(Attribution attribution, EngineActs acts, Inventory inventory) {
        return new EngineAuditPoller.Books(attribution, acts, inventory::attributed);
    }

    @Bean
    EngineAuditPollers engineAuditPollers(
            Inventory inventory,
            Connections connections,
            EngineAuditPoller.Books books,
            EngineScheduler scheduler,
            Clock clock) {
        return new EngineAuditPollers(
                inventory,
                connections.all().stream()
                        .flatMap(connection -> connection.provider().records().stream()
                                .map(records -> new EngineAuditPoller(connection.id(), records, books, clock)))
                        .toList(),
                scheduler.tasks());
    }
}
