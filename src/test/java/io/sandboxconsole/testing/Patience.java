package io.sandboxconsole.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets every test wait a minute instead of ten seconds for other threads: on a busy machine a deadline must not
/// decide. JUnit finds it by `META-INF/services`, so no test names it.
public final class Patience implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
