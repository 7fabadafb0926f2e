package io.sandboxconsole.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FilterOptionsTests {

    @Test
    void options_are_put_together_as_one_filter() {
        assertThat(text(
                        "--created-by",
                        "CI-Pipeline-Key",
                        "--created-by",
                        "Nightly Build",
                        "--state",
                        "running,paused"))
                .isEqualTo("creator:CI-Pipeline-Key,\"Nightly Build\" state:running,paused");
        assertThat(text("-l", "purpose=ci", "-l", "keep", "--team", "ml", "--filter", "age:>1d -label.x"))
                .isEqualTo("age:>1d -label.x team:ml label.purpose=ci label.keep");
        assertThat(text()).isEmpty();
        assertThatThrownBy(() -> text("-l", "=x")).hasMessageContaining("--label takes KEY or KEY=VALUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a,b",
                "say \"hi\"",
                "back\\slash",
                "a:b",
                "-minus",
                "*",
                "每夜",
                "me",
                "a=b",
                "trailing-",
                "#1",
                "x..y"
            })
    void any_name_is_one_value_of_the_filter_language(String name) {
        assertThat(SandboxFilter.parse(text("--created-by", name)).toString()).isNotEmpty();
        assertThat(SandboxFilter.parse(text("-l", name.replace("=", "") + "=" + name))
                        .toString())
                .isNotEmpty();
    }

    private static String text(String... arguments) {
        var options = new FilterOptions();
        var line = new CommandLine(CommandLine.Model.CommandSpec.create());
        line.getCommandSpec().addMixin("filter", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        line.parseArgs(arguments);
        return options.text();
    }
}
