package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class InvalidSettingsTests {

    private final InvalidSettings refusal = new InvalidSettings("A_VARIABLE is missing.", "Set A_VARIABLE.");

    @Test
    void a_start_that_settings_end_is_told_as_a_description_and_an_action_wherever_it_ended() {
        var analysis = new InvalidSettingsAnalyzer().analyze(new IllegalStateException("a bean", refusal));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("A_VARIABLE is missing.");
        assertThat(analysis.getAction()).isEqualTo("Set A_VARIABLE.");
    }

    @Test
    void spring_boot_finds_who_tells_it() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, (_, _, _) -> {}))
                .hasAtLeastOneElementOfType(InvalidSettingsAnalyzer.class);
    }
}
