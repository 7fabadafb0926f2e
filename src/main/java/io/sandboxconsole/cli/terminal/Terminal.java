package io.sandboxconsole.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The streams of a command, and what is known of the terminal behind them.
public final class Terminal {

    /// What the start script tells: which streams are a terminal (`i`, `o`, `e`) and how wide it is, such as `ioe:120`.
    /// Java alone sees only whether all of them are.
    private static final String FACTS = "sandbox.terminal";

    private static final int USUAL_WIDTH = 80;

    private final PrintStream output;

    private final PrintStream errors;

    private final BufferedReader input;

    private final String facts;

    private final boolean plain;

    /// @param facts as the start script tells them; empty where no stream is a terminal
    /// @param plain whether colours are unwanted
    public Terminal(InputStream input, PrintStream output, PrintStream errors, String facts, boolean plain) {
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.output = output;
        this.errors = errors;
        this.facts = facts;
        this.plain = plain;
    }

    /// Returns the terminal of this process.
    public static Terminal ofProcess() {
        @Nullable String facts = System.getProperty(FACTS);
        if (facts == null) {
            facts = Optional.ofNullable(System.console())
                            .filter(Console::isTerminal)
                            .isPresent()
                    ? "ioe"
                    : "";
        }
        boolean plain = !variable("NO_COLOR").isEmpty() || variable("TERM").equals("dumb");
        return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), facts, plain);
    }

    /// Output is UTF-8 in every locale, as that of the field's other tools.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }

    private static String variable(String name) {
        @Nullable String value = System.getenv(name);
        return value == null ? "" : value;
    }

    public boolean asks() {
        return is('i') && is('e');
    }

    public boolean showsOutput() {
        return is('o');
    }

    public boolean showsErrors() {
        return is('e');
    }

    public boolean coloursOutput() {
        return is('o') && !plain;
    }

    public boolean coloursErrors() {
        return is('e') && !plain;
    }

    /// Returns the columns of the terminal.
    public int width() {
        int colon = facts.indexOf(':');
        String width = colon < 0 ? "" : facts.substring(colon + 1);
        return width.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(width) : USUAL_WIDTH;
    }

    private boolean is(char stream) {
        int colon = facts.indexOf(':');
        return (colon < 0 ? facts : facts.substring(0, colon)).indexOf(stream) >= 0;
    }

    /// Prints a line of the command's result.
    public void print(String line) {
        output.print(line);
        output.print('\n');
    }

    /// Prints text as it is.
    public void write(String text) {
        output.print(text);
    }

    /// Prints bytes as they are.
    public void write(byte[] bytes, int length) {
        output.write(bytes, 0, length);
    }

    /// Prints a line for the person, which no script reads.
    public void say(String line) {
        output.flush();
        errors.print(line);
        errors.print('\n');
        errors.flush();
    }

    /// Prints text for the person without a line end.
    public void hint(String text) {
        output.flush();
        errors.print(text);
        errors.flush();
    }

    /// Returns whether the reader of the output is gone, such as `head` that has seen enough.
    public boolean isClosed() {
        return output.checkError();
    }

    public void flush() {
        output.flush();
        errors.flush();
    }

    public PrintStream output() {
        return output;
    }

    public PrintStream errors() {
        return errors;
    }

    /// Asks the person for a line; null at the end of the input.
    public @Nullable String ask(String question) {
        hint(question);
        return readLine();
    }

    /// Reads the next line of the input; null at its end.
    public @Nullable String readLine() {
        try {
            return input.readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Asks for a secret that is not shown while it is typed; without a terminal it is the next line of the input.
    public @Nullable String askSecret(String question) {
        @Nullable Console console = is('i') ? System.console() : null;
        if (console == null) {
            return readLine();
        }
        char @Nullable [] typed = console.readPassword("%s", question);
        return typed == null ? null : new String(typed);
    }
}
