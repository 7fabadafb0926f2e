package io.sandboxconsole.apikey;

import java.time.Duration;
import java.util.List;

/// The server's secret of a test.
public final class TestSecret {

    private TestSecret() {}

    public static ServerSecret of(String text) {
        return new ServerSecret(new KeyHash(new ApiKeyProperties(
                text, null, Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), List.of())));
    }
}
