package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.util.List;

/// A refusal of the console, with all that it says.
public final class ApiRefusal extends CommandFailure {

    private final transient Document problem;

    ApiRefusal(ExitCode exitCode, Document problem, List<String> lines) {
        super(exitCode, problem.text("detail").isEmpty() ? problem.text("title") : problem.text("detail"), lines);
        this.problem = problem;
    }

    public String code() {
        return problem.text("code");
    }

    public Document problem() {
        return problem;
    }
}
