package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.cli.command.Commands;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Tests that `docs/cli.md` says what the commands say. `-Dcli.doc=write` writes its generated parts anew.
class CommandDocTests {

    static final Path DOC = Path.of("docs/cli.md");

    @Test
    void the_reference_is_that_of_the_commands() throws IOException {
        String reference = CommandDoc.of(Commands.all(Invocation.ofProcess()));

        compare(DOC, "commands", reference);
    }

    /// Compares a generated part of the page, or writes it.
    static void compare(Path doc, String part, String generated) throws IOException {
        String begin = "<!-- generated: %s -->\n".formatted(part);
        String end = "<!-- end: %s -->\n".formatted(part);
        String page = Files.readString(doc);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(to).as("the marks of the part %s", part).isGreaterThan(from - 1);
        if ("write".equals(System.getProperty("cli.doc"))) {
            Files.writeString(doc, page.substring(0, from) + generated + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("%s, which -Dcli.doc=write writes anew", doc)
                    .isEqualTo(generated);
        }
    }
}
