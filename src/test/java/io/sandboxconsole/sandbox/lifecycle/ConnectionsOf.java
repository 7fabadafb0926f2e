package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture.FakeFactory;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.mock.env.MockEnvironment;

/// Provides connections for tests of other modules, each to an engine in memory.
public final class ConnectionsOf {

    private ConnectionsOf() {}

    public static Connections names(String... ids) {
        var entries = Arrays.stream(ids)
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new Entry("fake", id, "http://engine", "key", null, null, null, Map.of(), Set.of())));
        var engine = new FakeSandboxProvider(new ConnectionId("fake"), Clock.systemUTC());
        return new Connections(
                new ConnectionProperties(entries), new MockEnvironment(), List.of(new FakeFactory("fake", engine)));
    }
}
