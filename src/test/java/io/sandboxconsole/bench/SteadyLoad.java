package io.sandboxconsole.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// Calls an address at a steady rate, whether earlier calls are answered or not: a slow answer keeps nobody from
/// calling, as it would not in life.
record SteadyLoad(URI address, int perSecond, int seconds) {

    /// The time of each call, from when it was due.
    Times run() throws InterruptedException {
        int calls = perSecond * seconds;
        long step = 1_000_000_000L / perSecond;
        double[] millis = new double[calls];
        var answered = new CountDownLatch(calls);
        var request = HttpRequest.newBuilder(address)
                .header("OPEN-SANDBOX-API-KEY", GatewayBench.KEY)
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                long due = start + i * step;
                LockSupport.parkNanos(due - System.nanoTime());
                int call = i;
                Thread.ofVirtual().start(() -> {
                    millis[call] = time(client, request, due);
                    answered.countDown();
                });
            }
            answered.await();
        }
        return new Times(millis);
    }

    private static double time(HttpClient client, HttpRequest request, long due) {
        try {
            int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            return status == 200 ? (System.nanoTime() - due) / 1e6 : Double.MAX_VALUE;
        } catch (IOException | InterruptedException _) {
            // Counts as the worst there is, and so fails the goal.
            return Double.MAX_VALUE;
        }
    }
}
