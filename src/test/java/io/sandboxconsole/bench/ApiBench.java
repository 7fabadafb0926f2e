package io.sandboxconsole.bench;

import io.sandboxconsole.gateway.api.ApiJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/// Measures pages of 50 of 100,000 sandboxes over HTTP at `/api`, for a caller who sees them all: the newest, those
/// of a filter, and the next page in another order, each with its JSON; and the whole list by the command line.
final class ApiBench {

    private static final int SIZE = 100_000;

    private static final String ENGINE_KEY = "sim-opensandbox-key";

    private static final double MOST = 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    List<Result> run() throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (var console = DemoConsole.start(
                SIZE,
                "--console.gateway.engine-key=true",
                "--console.inventory.interval=1h",
                "--console.inventory.quick-interval=1h")) {
            String list = console.address() + "/api/sandboxes?limit=50";
            results.add(measured("P30.api", list, "50 newest of 100,000 at /api"));
            results.add(measured(
                    "P30.api.filter",
                    list + "&filter=state:running%20label.env%3Dci%20age:%3E1h",
                    "50 of 100,000 by state, label and age at /api, with their number"));
            String sorted = list + "&sort=name";
            String next = ApiJson.MAPPER.readTree(body(sorted)).path("next").asString();
            results.add(measured("P30.api.next", sorted + "&cursor=" + next, "The next 50 of 100,000 by name at /api"));
            results.addAll(new CommandBench(console.address(), SIZE).run());
        }
        return results;
    }

    private Result measured(String id, String address, String what) {
        Times times = Times.of(_ -> {}, () -> body(address));
        return Result.times(id, times, what).atSize(SIZE).withGoal("p95 <= 20 ms", times.p95() <= MOST);
    }

    private String body(String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("OPEN-SANDBOX-API-KEY", ENGINE_KEY)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
