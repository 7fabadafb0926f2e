package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorTextTests {

    private final ProviderException busy = new ProviderException.Conflict(
            new ConnectionId("prod"),
            Message.of("problem.reason.state"),
            new Answer(409, "BUSY", "Please wait.", "request-3"));

    @AfterEach
    void nobodyIsThere() {
        UI.setCurrent(null);
    }

    @Test
    void a_failure_is_told_in_the_persons_language_and_the_engine_in_its_own_words() {
        var ui = new UI();
        ui.setLocale(Locale.SIMPLIFIED_CHINESE);
        UI.setCurrent(ui);

        var errorText = ErrorText.of(busy);

        assertThat(errorText.sentence()).isEqualTo("引擎“prod”目前无法执行此操作：当前状态不允许此操作。");
        assertThat(errorText.details().lines())
                .containsExactly("代码：BUSY", "HTTP 状态码：409", "引擎返回的消息：Please wait.", "请求 ID：request-3");
        assertThat(busy).hasMessage("The engine “prod” cannot do this now: its state does not allow it.");
    }

    @Test
    void an_unexpected_failure_says_nothing_of_what_it_holds() {
        var errorText = ErrorText.of(new IllegalStateException("canary"));

        assertThat(errorText.sentence()).startsWith("Something went wrong inside the console.");
        assertThat(errorText.sentence() + errorText.details()).doesNotContain("canary", "IllegalState");
    }
}
