package io.sandboxconsole.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/// Starts the demo on free ports with a fleet that only the tests change. Every class that bears this annotation shares
/// one console per JVM, so keep the properties in this one place.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "simulator.port=0",
            "simulator.fleet.seed=7",
            // Every second each console lists them all. Pictures for the docs want the demo's own size, 400 and 200.
            "simulator.fleet.size=${journeys.fleet:120}",
            "simulator.fleet.daytona=${journeys.fleet.daytona:60}",
            "simulator.churn-per-minute=0",
            // The clock runs on, so a generated sandbox would vanish between two clicks.
            "simulator.expired-stay-alive=true",
            "demo.identity.port=0",
            "console.inventory.interval=1s",
            // What a person changed or asks for is listed at once, and no transition takes longer than a page needs.
            "console.inventory.quick-interval=500ms",
            "console.inventory.floor=100ms",
            "simulator.transition=500ms",
            "console.delete.grace=2s",
            "console.bulk.grace=2s",
            "console.api-keys.secret=a secret of at least 32 characters",
            "spring.datasource.url=jdbc:h2:mem:journeys;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@Import(JourneyFleet.class)
public @interface DemoConsole {}
