package io.sandboxconsole.bench;

import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the full-size fleet of the simulated Daytona server by cursor: no row may come twice, and few may be missing.
///
/// The tests do the same with a tenth of the rows; what the simulated OpenSandbox server lists is measured by P7.
final class DaytonaListingBench {

    private static final int SIZE = 100_000;

    private final JsonMapper json = JsonMapper.builder().build();

    List<Result> run() throws IOException, InterruptedException {
        try (var simulator = Simulator.start(SimulatorSettings.forTests());
                var http = HttpClient.newHttpClient()) {
            simulator.daytona().fleet().resize(SIZE);
            Set<String> ids = new HashSet<>();
            int rows = 0;
            String cursor = "";
            long start = System.nanoTime();
            do {
                JsonNode page = page(http, simulator.daytona().api(), cursor);
                for (JsonNode row : page.path("items")) {
                    ids.add(row.path("id").asString());
                    rows++;
                }
                cursor = page.path("nextCursor").asString("");
            } while (!cursor.isEmpty());
            double milliseconds = (System.nanoTime() - start) / 1e6;
            // A server does not list what it has deleted, which is some of the fleet.
            boolean complete = rows == ids.size() && rows >= SIZE * 0.9;
            return List.of(Result.single("SIM.daytona", milliseconds, "ms", what(rows))
                    .atSize(SIZE)
                    .withGoal("90 % or more, none twice", complete));
        }
    }

    private static String what(int rows) {
        return "Simulated Daytona: all pages of 200 by cursor, %d rows".formatted(rows);
    }

    private JsonNode page(HttpClient http, URI api, String cursor) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("%s/sandbox?limit=200&sort=createdAt&cursor=%s".formatted(api, cursor)))
                .header("Authorization", "Bearer sim-daytona-key")
                .build();
        return json.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
