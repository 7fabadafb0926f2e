package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.DisplayWidth;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Turns a refusal of the console into the failure of a command.
final class Problems {

    private static final int MAXIMUM_LENGTH = 1 << 20;

    private Problems() {}

    /// @param filter the filter of the call, whose faulty place is shown
    static CommandFailure of(HttpResponse<InputStream> response, String console, String filter) {
        int status = response.statusCode();
        if (status >= 300 && status < 400) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "%s answers with a redirect to %s."
                            .formatted(
                                    console,
                                    response.headers().firstValue("Location").orElse("elsewhere")),
                    "Name the console by the address that it has.");
        }
        Document problem = body(response);
        String code = problem.text("code");
        if (code.isEmpty()) {
            return new CommandFailure(
                    exitCode(status, code),
                    "%s answers with status %d, and not as a Sandbox Console does.".formatted(console, status),
                    "Check the address with “sandbox context”.");
        }
        List<String> lines = lines(problem, status);
        if (problem.text("field").equals("filter") && !filter.isEmpty()) {
            lines.addAll(0, place(filter, problem));
        }
        return new ApiRefusal(exitCode(status, code), problem, lines);
    }

    private static Document body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return JsonReader.read(new String(body.readNBytes(MAXIMUM_LENGTH), StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException none) {
            return new Document(java.util.Map.of());
        }
    }

    static ExitCode exitCode(int status, String code) {
        if (code.startsWith("ENGINE_") || status == 501 || status == 502 || status == 504) {
            return ExitCode.ENGINE;
        }
        return switch (status) {
            case 400, 405, 406, 413, 415 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.DENIED;
            case 404, 410 -> ExitCode.NOT_FOUND;
            case 409, 412, 422, 428 -> ExitCode.CONFLICT;
            case 429, 503 -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILED;
        };
    }

    /// Marks the faulty place below the filter.
    private static List<String> place(String filter, Document problem) {
        int position = Math.clamp(problem.number("position", 0), 0, filter.length());
        int end = Math.clamp(position + problem.number("length", 1), position, filter.length());
        String before = HarmlessText.of(filter.substring(0, position));
        String faulty = HarmlessText.of(filter.substring(position, end));
        return List.of(
                "  " + filter,
                "  " + " ".repeat(DisplayWidth.of(before)) + "^".repeat(Math.max(1, DisplayWidth.of(faulty))));
    }

    private static List<String> lines(Document problem, int status) {
        List<String> lines = new ArrayList<>();
        problem.documents("problems")
                .forEach(one -> lines.add("  %s: %s".formatted(one.text("field"), one.text("detail"))));
        if (!problem.texts("candidates").isEmpty()) {
            lines.add("Possible: %s".formatted(String.join(", ", problem.texts("candidates"))));
        }
        if (!problem.text("permission").isEmpty()) {
            lines.add("Missing permission: %s. “sandbox whoami” shows what you may do."
                    .formatted(problem.text("permission")));
        }
        if (!problem.text("engineCode").isEmpty()) {
            lines.add("The engine's code: %s".formatted(problem.text("engineCode")));
        }
        if (problem.flag("unclear")) {
            lines.add("It may have been done all the same: look before you repeat it.");
        }
        if (!problem.text("retryAfter").isEmpty()) {
            lines.add("Try again after %s."
                    .formatted(
                            problem.text("retryAfter").replaceFirst("^PT", "").toLowerCase(java.util.Locale.ROOT)));
        }
        if (status == 401) {
            lines.add("Sign in with “sandbox login”, or set SANDBOX_CONSOLE_KEY to a key that is valid.");
        }
        if (status >= 500 && !problem.text("requestId").isEmpty()) {
            lines.add("Request: %s".formatted(problem.text("requestId")));
        }
        return lines;
    }
}
