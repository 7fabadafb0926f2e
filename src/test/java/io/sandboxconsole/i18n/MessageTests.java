package io.sandboxconsole.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTests {

    private final Message lost = Message.of("problem.unavailable", "prod", Message.of("problem.reason.refused"));

    @Test
    void a_phrase_inside_a_phrase_is_said_in_the_same_language() {
        assertThat(lost.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("引擎“prod”不可用：连接被拒绝。");
        assertThat(lost).hasToString("The engine “prod” is not available: the connection was refused.");
    }

    @Test
    void a_language_we_do_not_speak_is_answered_in_english() {
        assertThat(lost.in(Locale.FRENCH)).isEqualTo(lost.toString());
    }

    @Test
    void what_somebody_else_said_stays_as_it_is() {
        String said = "It's {0} of '{1}' <b>";

        assertThat(Message.quoted(said).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo(said);
        assertThat(Message.of("problem.details.message", said)).hasToString("The engine says: " + said);
    }
}
