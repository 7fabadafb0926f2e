package io.sandboxconsole;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Holds the modules to the dependencies that each `package-info.java` declares.
class ModularityTests {

    @Test
    void no_module_knows_more_of_another_than_it_declares() {
        ApplicationModules.of(Application.class).verify();
    }
}
