package io.sandboxconsole.bench;

import io.sandboxconsole.testing.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The process with the open lists ([OpenLists]), seen from the benchmark.
final class Audience implements AutoCloseable {

    private final Process process;

    private final BufferedReader answers;

    private final PrintWriter questions;

    /// Returns when `lists` lists are open at `path` of the console.
    Audience(String console, int lists, String path) throws IOException {
        process = ChildProcess.start(
                OpenLists.class, ConsoleBench.FOLDER.resolve("audience.log"), console, String.valueOf(lists), path);
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answer();
    }

    /// What each page noted: its marks, and the messages and bytes that were pushed to it.
    JsonNode report() throws IOException {
        questions.println("report");
        return JsonMapper.shared().readTree(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("The open lists ended early; see target/bench/audience.log.");
        }
        return line;
    }

    @Override
    public void close() {
        // The end of its input is the end of the process.
        questions.close();
        process.onExit().join();
    }
}
