package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// A fake engine that can only be listed and checked, with responses scripted by a test.
final class ScriptedEngine {

    static final ConnectionId ID = new ConnectionId("engine-0");

    final List<String> asked = new CopyOnWriteArrayList<>();

    volatile Supplier<List<Sandbox>> listing = List::of;

    volatile List<UnreadableRow> unreadable = List.of();

    volatile Supplier<EngineHealth> check = () -> new EngineHealth("1.2", Duration.ofMillis(3));

    /// Its gate of the rate limit.
    final RateLimitGate gate;

    ScriptedEngine() {
        this(InstantSource.system());
    }

    ScriptedEngine(InstantSource time) {
        gate = new RateLimitGate(time);
    }

    Connection connection() {
        var provider = (SandboxProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SandboxProvider.class}, (_, method, _) -> answer(method));
        return new Connection(ID, "Engine", "engine.example.test", provider);
    }

    private Object answer(Method method) {
        return switch (method.getName()) {
            case "capabilities" -> new Capabilities("Scripted", Set.of(), false, false, Duration.ofMinutes(1), null);
            case "records" -> Optional.empty();
            case "gate" -> Optional.of(gate);
            case "list" -> {
                asked.add("list");
                yield new SandboxListing(listing.get(), unreadable);
            }
            case "check" -> {
                asked.add("check");
                yield check.get();
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
