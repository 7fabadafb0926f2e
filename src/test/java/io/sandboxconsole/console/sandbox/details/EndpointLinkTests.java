package io.sandboxconsole.console.sandbox.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointLinkTests {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,http://127.0.0.1:8080",
        "example.test:443,https://example.test:443",
        "engine.test/proxy/8080/,http://engine.test/proxy/8080/",
        "https://p.example.test/x?y=z,https://p.example.test/x?y=z"
    })
    void an_address_of_the_web_can_be_opened(String address, String link) {
        assertThat(EndpointLink.of(address)).contains(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://example.test/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "ftp://example.test",
                "http://user:word@example.test/",
                "http://example.test/ blank",
                "<img src=x>",
                ""
            })
    void no_other_address_can(String address) {
        assertThat(EndpointLink.of(address)).isEmpty();
    }

    @Test
    void the_words_of_a_person_do_not_become_a_host() {
        assertThat(EndpointLink.of("see http://example.test")).isEmpty();
    }
}
