package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds `docs/api.md` to the kinds of problems.
class ProblemTypeTests {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_kind_of_problem_has_a_section(ProblemType type) throws IOException {
        assertThat(Files.readString(Path.of("docs/api.md")))
                .contains("\n### %s\n".formatted(type.word()))
                .contains("`%s`, %d".formatted(type.name(), type.status()));
    }
}
