package io.sandboxconsole.console;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.time.Clock;

/// Connects the connection `prod` of type `fake` to one engine in memory.
public final class FakeProviderFactory implements ProviderFactory {

    private final FakeSandboxProvider provider;

    FakeProviderFactory(Clock clock) {
        provider = new FakeSandboxProvider(new ConnectionId("prod"), clock);
    }

    public FakeSandboxProvider provider() {
        return provider;
    }

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public SandboxProvider connect(ConnectionSettings settings) {
        return provider;
    }
}
