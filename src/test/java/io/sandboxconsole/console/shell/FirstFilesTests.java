package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a page requests early is there, and is what it needs.
class FirstFilesTests {

    @Test
    void the_bundle_s_modules_are_found_behind_its_first_file() {
        var modules = FirstFiles.modules();

        assertThat(modules)
                .doesNotHaveDuplicates()
                .allSatisfy(module -> assertThat(FirstFiles.class.getResource("/META-INF/VAADIN/webapp/" + module))
                        .as(module)
                        .isNotNull());
        assertThat(String.join(" ", modules))
                .contains("FlowBootstrap-", "FlowClient-", "generated-flow-imports-", "lit-renderer-")
                .doesNotContain("indexhtml-", "vaadin-iconset-", "vaadin-chart-");
    }
}
