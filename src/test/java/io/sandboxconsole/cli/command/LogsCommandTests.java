package io.sandboxconsole.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogsCommandTests {

    @Test
    void what_follows_is_what_is_new() {
        assertThat(LogsCommand.fresh("a\nb\n", "")).isEqualTo("a\nb\n");
        assertThat(LogsCommand.fresh("a\nb\nc\n", "a\nb\n")).isEqualTo("c\n");
        assertThat(LogsCommand.fresh("a\n", "a\n")).isEmpty();
    }

    @Test
    void an_engine_that_passes_on_the_last_lines_repeats_none() {
        assertThat(LogsCommand.fresh("b\nc\nd\n", "a\nb\nc\n")).isEqualTo("d\n");
        assertThat(LogsCommand.fresh("x\ny\n", "a\nb\n")).isEqualTo("x\ny\n");
    }
}
