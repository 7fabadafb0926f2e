package io.sandboxconsole.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTests {

    @Test
    void a_name_loses_what_no_database_accepts() {
        assertThat(StorableText.of("Ann\0Lee")).isEqualTo("Ann Lee");
        assertThat(StorableText.of("Ann \uD83D")).isEqualTo("Ann \uFFFD");
    }

    @Test
    void a_long_name_fits_into_every_column_and_ends_with_a_whole_character() {
        String name = StorableText.of("\uD83D\uDE80".repeat(200));

        assertThat(name).hasSize(255).endsWith("\uD83D\uDE80…");
    }
}
