package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the operation that a route attempts, as its service records it. A request that is refused before
/// the service is reached is recorded by that name, too.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordedAs {

    /// The action in the trail, such as `edit-metadata`.
    String value();

    /// The permission that the operation requires.
    Permission permission();
}
