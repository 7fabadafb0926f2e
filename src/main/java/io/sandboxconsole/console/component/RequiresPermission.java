package io.sandboxconsole.console.component;

import io.sandboxconsole.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the permission that opens a view. A person who holds it nowhere does not see the view in the menu, and is
/// denied access at its address.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RequiresPermission {
    Permission value();

    /// Other permissions, each of which opens the view as well.
    Permission[] or() default {};
}
