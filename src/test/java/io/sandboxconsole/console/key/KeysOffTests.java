package io.sandboxconsole.console.key;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.sandboxconsole.console.ConsoleTest;
import org.junit.jupiter.api.Test;

class KeysOffTests extends ConsoleTest {

    @Test
    void without_a_secret_the_page_says_that_keys_are_off_and_how_to_turn_them_on() {
        signIn("admin", "platform");

        open("keys");

        assertThat(words()).contains("API keys are off", "console.api-keys.secret");
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("New key");
    }
}
