package io.sandboxconsole.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Loads an address with `wrk`: 32 connections, each with one call at a time.
final class Wrk {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private Wrk() {}

    static boolean present() {
        return Nginx.onPath("wrk");
    }

    static double perSecond(URI address, int seconds) throws IOException, InterruptedException {
        var wrk = new ProcessBuilder(
                        "wrk",
                        "-t2",
                        "-c32",
                        "-d%ds".formatted(seconds),
                        "-H",
                        GatewayBench.keyHeader(),
                        address.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        var found = PER_SECOND.matcher(output);
        if (!found.find() || REFUSED.matcher(output).find()) {
            throw new IllegalStateException("wrk did not measure %s: %s".formatted(address, output));
        }
        return Double.parseDouble(found.group(1));
    }
}
