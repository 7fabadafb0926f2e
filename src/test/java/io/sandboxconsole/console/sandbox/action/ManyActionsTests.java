package io.sandboxconsole.console.sandbox.action;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the action bar with an engine that supports every action.
class ManyActionsTests extends SandboxScreenTest {

    @BeforeEach
    void everyAction() {
        engine().can(FakeSandboxProvider.VERSATILE);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, 'Stop,Pause,Renew'",
        "STOPPED, 'Start,SSH access,Edit metadata'",
        "PAUSED, 'Resume,Stop,Renew'",
        "FAILED, 'Recover,Edit metadata'"
    })
    void the_most_wanted_actions_of_a_state_are_buttons_and_deleting_stands_last_in_the_menu(Kind kind, String front) {
        given(sandbox("p1").in(kind).made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(_find(_get(ActionBar.class), Button.class).stream()
                        .map(button -> button.getText().isEmpty()
                                ? button.getAriaLabel().orElseThrow()
                                : button.getText())
                        .toList())
                .containsExactly((front + ",Clone").split(","));
        assertThat(choices()).endsWith("Delete");
    }

    @Test
    void the_menu_holds_all_the_others_and_says_why_one_is_not_possible_now() {
        engine().forbid(SandboxAction.FORK, Message.quoted("Only virtual machines fork."));
        given(sandbox("p1").made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(choices())
                // All actions but three; and the lock, which is none of an engine.
                .hasSize(SandboxAction.values().length - 2)
                .contains(
                        "Lock…",
                        "Resize",
                        "Auto-stop…",
                        "End SSH access",
                        "Public ports…",
                        "Keep awake",
                        "Create backup")
                .contains("ForkOnly virtual machines fork.", "StartNot possible while the sandbox is running.")
                .doesNotContain("Stop");
    }

    @Test
    void what_is_chosen_in_the_menu_is_asked_before_it_is_done() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Keep awake");

        assertThat(words()).contains("The time without activity starts anew.");
        assertThat(changesAsked()).isEmpty();
        _get(CommandDialog.class).submitButton().click();
        settle();
        assertThat(changesAsked()).containsExactly("change TOUCH prod/p1");
        assertThat(notices()).contains("The time without activity of p1 starts anew.");
    }

    @Test
    void what_is_not_possible_does_nothing_and_stays_in_reach_of_the_keyboard() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("StartNot possible while the sandbox is running.");

        assertThat(_find(Dialog.class)).isEmpty();
        var start = menuItem("StartNot possible while the sandbox is running.");
        assertThat(start.isEnabled()).isTrue();
        assertThat(start.getElement().getAttribute("aria-disabled")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor"})
    void who_may_only_look_sees_nothing_of_ssh(String role) {
        given(sandbox("p1").made());
        signIn(role, "platform");

        open("sandboxes/prod/p1");

        assertThat(_find(_get(ActionBar.class), Button.class)).isEmpty();
        assertThat(_find(ActionMenu.class)).isEmpty();
        assertThat(words()).contains("Read-only.").doesNotContain("SSH");
    }

    @Test
    void a_line_starts_and_stops_what_it_can() {
        given(sandbox("p1").made(), sandbox("p2").in(Kind.STOPPED).made());
        signIn("operator", "platform");
        open("sandboxes");

        assertThat(rows())
                .allSatisfy(row -> assertThat(row.buttons())
                        .contains(row.title().equals("p1") ? SandboxAction.STOP : SandboxAction.START)
                        .doesNotContain(SandboxAction.RESIZE, SandboxAction.OPEN_SSH));
    }

    private static List<String> choices() {
        return menuItems().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }
}
