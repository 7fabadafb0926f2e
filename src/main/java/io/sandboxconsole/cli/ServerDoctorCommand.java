package io.sandboxconsole.cli;

import io.sandboxconsole.diagnosis.Report;
import io.sandboxconsole.diagnosis.ReportText;
import io.sandboxconsole.doctor.ServerDoctor;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Examines the console on its own machine, before a start or beside the running one: `doctor [--offline] [--json]
/// [--SETTING=VALUE]…`. Its exit code is 0, 1 if something is broken, or 2 for a wrong call.
public final class ServerDoctorCommand {

    private static final String USAGE = """
            usage: java -jar sandbox-console.jar doctor [--offline] [--json] [--SETTING=VALUE]...

              --offline  checks the configuration alone, and connects to nothing
              --json     writes the result in JSON
              --SETTING  a setting as the console takes it, such as --spring.config.import=...

            exit codes: 0 nothing is broken; 1 something is broken; 2 wrong call""";

    private static final int BROKEN = 1;

    private static final int WRONG_CALL = 2;

    private final PrintStream output;

    private final PrintStream errors;

    private final boolean colored;

    ServerDoctorCommand(PrintStream output, PrintStream errors, boolean colored) {
        this.output = output;
        this.errors = errors;
        this.colored = colored;
    }

    /// Returns whether these are the arguments of this command, and not of the console.
    public static boolean accepts(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("doctor");
    }

    /// Runs the command with the standard streams and returns its exit code.
    public static int run(String... arguments) {
        ServerDoctor.silence();
        boolean colored = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && System.getenv("NO_COLOR") == null;
        return new ServerDoctorCommand(System.out, System.err, colored).execute(arguments);
    }

    int execute(String... arguments) {
        boolean offline = false;
        boolean json = false;
        List<String> settings = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--offline")) {
                offline = true;
            } else if (argument.equals("--json")) {
                json = true;
            } else if (argument.startsWith("--") && argument.contains("=")) {
                settings.add(argument);
            } else {
                return wrong("The option %s is unknown.".formatted(argument.replaceAll("=.*", "")));
            }
        }
        var examination = new ServerDoctor(offline, Clock.systemUTC()).examine(settings.toArray(String[]::new));
        Report report = Report.of(examination);
        if (json) {
            output.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(report));
        } else {
            ReportText.lines(report, colored).forEach(output::println);
        }
        return report.broken() ? BROKEN : 0;
    }

    private int wrong(String why) {
        errors.println(why);
        errors.println(USAGE);
        return WRONG_CALL;
    }
}
