package io.sandboxconsole.console.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs text in a real bash and returns the arguments that it hands to programs.
final class Bash {

    private static final String PRINTED = "printf '%s\\0' ";

    private Bash() {}

    /// Returns the words of one command line as bash reads them.
    static List<String> words(String line) throws IOException, InterruptedException {
        return output(PRINTED + line, Map.of());
    }

    /// Returns the arguments of all calls of `sandbox` and `curl` in `script`, an empty text behind each call.
    static List<String> calls(String script, Map<String, String> variables) throws IOException, InterruptedException {
        return output(
                "sandbox() { " + PRINTED + "sandbox \"$@\" ''; }\ncurl() { " + PRINTED + "curl \"$@\" ''; }\n" + script,
                variables);
    }

    private static List<String> output(String script, Map<String, String> variables)
            throws IOException, InterruptedException {
        // From the standard input, because an argument of the system is at most 128 KiB long.
        var builder = new ProcessBuilder("bash", "--norc", "-s").redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("LC_ALL", "C");
        Process bash = builder.start();
        Thread.ofVirtual().start(() -> {
            try (var input = bash.getOutputStream()) {
                input.write(script.getBytes(UTF_8));
            } catch (IOException broken) {
                bash.destroy();
            }
        });
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        if (!bash.waitFor(1, TimeUnit.MINUTES) || bash.exitValue() != 0) {
            throw new IOException("bash failed: " + output);
        }
        return Arrays.asList(output.split("\0", -1))
                .subList(0, output.isEmpty() ? 0 : output.split("\0", -1).length - 1);
    }
}
