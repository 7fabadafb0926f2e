package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Diagnostics.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsPartTests extends DetailsPartTest {

    @AfterEach
    void tellNothing() {
        engine().tell(new Diagnostics("Nothing happened.\n", false, List.of()));
    }

    @Test
    void a_viewer_reads_logs_and_events() {
        openAs("viewer", DetailsTab.LOGS);
        assertThat(content()).contains("Nothing happened.");

        chooseKind(Kind.EVENTS);

        assertThat(engine().asked()).contains("diagnostics prod/p1 LOGS", "diagnostics prod/p1 EVENTS");
    }

    @Test
    void hostile_text_is_shown_without_effect() {
        engine().tell(new Diagnostics(
                "\u001b[2J<img src=x onerror=alert(1)>\u202e\n", true, List.of(Message.quoted("\u0007beware"))));

        openAs("viewer", DetailsTab.LOGS);

        assertThat(content())
                .contains("␛[2J<img src=x onerror=alert(1)>⟨U+202E⟩", "␇beware", "Earlier lines are left out.");
        assertThat(_find(Component.class))
                .noneMatch(component -> component.getElement().hasProperty("innerHTML"));
    }

    @Test
    void a_long_log_keeps_its_end_and_stays_one_element() {
        engine().tell(new Diagnostics("x\n".repeat(LogText.LONGEST) + "the end", false, List.of()));

        openAs("viewer", DetailsTab.LOGS);

        assertThat(_get(LogText.class).content()).hasSize(LogText.LONGEST).endsWith("the end");
        assertThat(content()).contains("Earlier lines are left out.");
        assertThat(_find(_get(LogText.class), Pre.class)).hasSize(1);
    }

    @Test
    void a_long_log_begins_with_no_half_of_a_character() {
        engine().tell(new Diagnostics("👩".repeat(LogText.LONGEST) + "!", false, List.of()));

        openAs("viewer", DetailsTab.LOGS);

        assertThat(_get(LogText.class).content())
                .startsWith("👩")
                .endsWith("👩!")
                .hasSize(LogText.LONGEST - 1);
    }

    @Test
    void signs_for_hidden_characters_make_a_long_log_no_longer() {
        engine().tell(new Diagnostics("\u202e".repeat(LogText.LONGEST), false, List.of()));

        openAs("viewer", DetailsTab.LOGS);

        assertThat(_get(LogText.class).content()).hasSize(LogText.LONGEST).endsWith("⟨U+202E⟩");
    }

    @Test
    void a_search_counts_and_walks() {
        engine().tell(new Diagnostics("error one\nerror two\n", false, List.of()));
        openAs("viewer", DetailsTab.LOGS);

        _setValue(_get(_get(LogSearchBar.class), TextField.class), "ERROR");
        assertThat(content()).contains("2 of 2");
        press("Next match");

        assertThat(content()).contains("1 of 2");
    }

    @Test
    void what_is_followed_is_read_again_when_the_browser_says_so_and_no_longer_after_the_tab_is_left() {
        openAs("viewer", DetailsTab.LOGS);
        var log = _get(LogText.class);
        log.reread();
        settle();
        assertThat(reads()).isEqualTo(1);

        _setValue(follow(), true);
        log.reread();
        settle();
        assertThat(reads()).isEqualTo(2);
        choose(DetailsTab.OVERVIEW);
        log.reread();
        settle();

        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void an_empty_log_says_so() {
        engine().tell(new Diagnostics("", false, List.of()));

        openAs("viewer", DetailsTab.LOGS);

        assertThat(content()).contains("No output yet.");
    }

    @Test
    void what_the_engine_does_not_know_is_told_calmly() {
        engine().failOn("diagnostics", UNSUPPORTED);

        openAs("viewer", DetailsTab.LOGS);

        assertThat(content()).contains("The engine “prod” does not support this.");
        assertThat(_find(ErrorPanel.class)).isEmpty();
    }

    @Test
    void a_refusal_is_told_and_can_be_tried_again() {
        engine().failOn("diagnostics", DOWN);
        openAs("viewer", DetailsTab.LOGS);
        assertThat(_find(ErrorPanel.class)).hasSize(1);

        engine().recover();
        press("Try again");

        assertThat(_find(ErrorPanel.class)).isEmpty();
        assertThat(content()).contains("Nothing happened.");
    }

    private long reads() {
        return engine().asked().stream()
                .filter(call -> call.startsWith("diagnostics"))
                .count();
    }

    private static Checkbox follow() {
        return _find(Checkbox.class).stream()
                .filter(box -> "Follow".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void chooseKind(Kind kind) {
        _setValue((RadioButtonGroup<Kind>) _get(RadioButtonGroup.class), kind);
        settle();
    }
}
