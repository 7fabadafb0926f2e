package io.sandboxconsole.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/// Gives a [ConsoleTest] API keys and an OpenSandbox engine that does not answer, instead of the engine in memory.
///
/// Tests with equal settings share one console, which takes seconds to start: this is the second set of settings.
// Nothing listens on this port, which is all that the pages need.
@TestPropertySource(
        properties = {
            "console.connections.prod.type=opensandbox",
            "console.connections.prod.url=http://user:hidden-password@127.0.0.1:9/base",
            "console.connections.prod.name=Production",
            "console.api-keys.secret=a secret of at least 32 characters",
            "console.api-keys.maximum-lifetime=120d",
            "console.api-keys.maximum-overlap=3d",
            "spring.datasource.url=jdbc:h2:mem:key-views;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeysAndSilentEngine {}
