package io.sandboxconsole.console.component;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeTests extends SandboxScreenTest {

    @BeforeEach
    void openScreen() {
        signIn("operator", "platform");
        open("sandboxes");
    }

    @Test
    void few_notices_are_shown_and_no_failure_is_pushed_away() {
        Notice.failure(new ErrorText("first failure", "Code: one"));
        for (int number = 1; number <= 6; number++) {
            Notice.success("success " + number);
        }
        settle();

        assertThat(shown()).isEqualTo(4);
        assertThat(notices()).contains("first failure", "success 6").doesNotContain("success 3");
    }

    @Test
    void failures_wait_for_room_instead_of_being_lost() {
        for (int number = 1; number <= 5; number++) {
            Notice.failure(new ErrorText("failure " + number, "Code: x"));
        }
        settle();
        assertThat(notices()).doesNotContain("failure 5");

        _click(_find(Button.class, spec -> spec.withText("Close")).getFirst());
        settle();

        assertThat(notices()).contains("failure 5");
        assertThat(shown()).isEqualTo(4);
    }

    @Test
    void a_failure_can_be_copied_and_a_success_is_polite() {
        Notice.failure(new ErrorText("It failed.", "Code: x"));
        Notice.success("It went well.");
        settle();

        var copy = _find(Button.class, spec -> spec.withText("Copy details")).getFirst();
        assertThat(copy.getElement().getAttribute("data-copy")).isEqualTo("It failed.\nCode: x");
        assertThat(_find(Notification.class))
                .extracting(Notification::isAssertive)
                .containsExactly(true, false);
    }

    @Test
    void undo_counts_down_and_is_asked_for_once() {
        var undone = new AtomicInteger();
        Notice.undoable("It will be gone.", Duration.ofSeconds(8), undone::incrementAndGet);
        settle();
        assertThat(notices()).contains("It will be gone.", "Undo", "8");

        _click(_find(Button.class, spec -> spec.withText("Undo")).getFirst());
        settle();

        assertThat(undone).hasValue(1);
        assertThat(shown()).isZero();
    }

    @Test
    void a_notice_goes_when_the_browser_says_that_its_time_is_over() {
        Notice.success("It went well.");
        settle();
        var card = _find(Stack.class, spec -> spec.withClasses("notice")).getFirst();
        assertThat(card.getElement().getAttribute("data-closes-after")).isEqualTo("5000");

        _fireDomEvent(card, "due");

        assertThat(shown()).isZero();
    }

    private static int shown() {
        return (int) _find(Notification.class).stream()
                .filter(Notification::isOpened)
                .count();
    }
}
