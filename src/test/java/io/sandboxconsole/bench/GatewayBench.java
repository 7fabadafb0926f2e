package io.sandboxconsole.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Measures P10 and P11: what the gateway adds to a call, and how many calls go through it beside nginx with a key
/// check in front of the same backend.
///
/// Every call reads one sandbox with a service key. P11 needs nginx and wrk on the path, and is left out with a word
/// where they are not.
final class GatewayBench {

    static final String KEY = "sck_demo_ci_pipeline";

    private static final String KEY_HEADER = "OPEN-SANDBOX-API-KEY";

    private static final int SECONDS = Integer.getInteger("bench.seconds", 30);

    private static final int PER_SECOND = 200;

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws IOException, InterruptedException {
        try (var quick = Backend.quick();
                var slow = Backend.slow()) {
            try (var console = console(quick.port())) {
                added(quick.port(), console);
            }
            if (!Wrk.present() || !Nginx.present()) {
                System.out.println("P11 is left out: nginx or wrk is not here.");
                return results;
            }
            try (var nginx = Nginx.start(slow.port())) {
                throughput("P11.real", slow.port(), nginx.ports().beforeSlow(), 0.95);
                throughput("P11.static", nginx.ports().backend(), nginx.ports().beforeStatic(), 0.1);
            }
        }
        return results;
    }

    private void added(int backend, DemoConsole console) throws InterruptedException {
        var direct = new SteadyLoad(address("http://127.0.0.1:" + backend), PER_SECOND, SECONDS);
        var through = new SteadyLoad(address(console.address()), PER_SECOND, SECONDS);
        // Each once before, so that both are warm.
        direct.run();
        through.run();
        Times alone = direct.run();
        Times gateway = through.run();
        results.add(compared("P10.p50", gateway, gateway.p50(), alone.p50(), 1));
        results.add(compared("P10.p99", gateway, gateway.p99(), alone.p99(), 5));
    }

    private static Result compared(String id, Times times, double gateway, double alone, double most) {
        return Result.times(
                        id,
                        times,
                        "One sandbox through the gateway, against the engine itself, %d/s".formatted(PER_SECOND))
                .withValue(gateway)
                .comparedWith(alone, gateway / alone)
                .withGoal("+ <= %.0f ms".formatted(most), gateway - alone <= most);
    }

    private void throughput(String id, int backend, int nginx, double least) throws IOException, InterruptedException {
        try (var console = console(backend)) {
            // Warms up the compiler; nginx needs none.
            Wrk.perSecond(address(console.address()), SECONDS);
            double gateway = Wrk.perSecond(address(console.address()), SECONDS);
            double other = Wrk.perSecond(address("http://127.0.0.1:" + nginx), SECONDS);
            results.add(
                    Result.single(id, gateway, "calls/s", "Calls through the gateway, against nginx with a key check")
                            .comparedWith(other, gateway / other)
                            .withGoal(">= %s x".formatted(least), gateway >= least * other));
        }
    }

    private static URI address(String root) {
        return URI.create(root + "/v1/sandboxes/" + Backend.SANDBOX);
    }

    private static DemoConsole console(int backend) {
        return DemoConsole.start(
                1,
                "--console.connections.opensandbox.url=http://127.0.0.1:" + backend,
                "--console.connections.opensandbox.api-key=bench-engine-key");
    }

    static String keyHeader() {
        return KEY_HEADER + ": " + KEY;
    }
}
