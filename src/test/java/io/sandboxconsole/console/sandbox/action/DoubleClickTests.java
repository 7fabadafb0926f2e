package io.sandboxconsole.console.sandbox.action;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Tests two clicks that the server receives in one request, between which the browser has drawn nothing.
class DoubleClickTests extends SandboxScreenTest {

    @Autowired
    private SandboxActions actions;

    @BeforeEach
    void openDetails() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delete", "Renew", "Pause", "Create", "Clone"})
    void a_double_click_opens_one_dialog(String label) {
        if (buttons(label).isEmpty()) {
            var item = menuItem(label);
            ComponentUtil.fireEvent(item, new ClickEvent<>(item));
            ComponentUtil.fireEvent(item, new ClickEvent<>(item));
            settle();
        } else {
            clickTwice(button(label));
        }

        assertThat(_find(Dialog.class)).hasSize(1);
    }

    @Test
    void two_actions_at_once_open_one_dialog() {
        var delete = menuItem("Delete");
        button("Pause").click();
        ComponentUtil.fireEvent(delete, new ClickEvent<>(delete));
        settle();

        assertThat(_find(Dialog.class)).hasSize(1);
        assertThat(_get(CommandDialog.class).getHeaderTitle()).contains("Pause");
    }

    @Test
    void a_double_click_on_the_button_that_confirms_acts_once() {
        press("Pause");
        clickTwice(_get(CommandDialog.class).submitButton());

        assertThat(changesAsked()).containsExactly("pause prod/p1");
        assertThat(notices()).containsOnlyOnce("p1 is paused.");
    }

    @Test
    void a_click_that_comes_after_the_dialog_was_closed_does_nothing() {
        press("Pause");
        var submit = _get(CommandDialog.class).submitButton();
        press("Cancel");

        submit.click();
        settle();

        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void a_dialog_opens_again_after_it_was_closed() {
        press("Pause");
        press("Cancel");
        press("Delete");

        assertThat(_find(Dialog.class)).hasSize(1);
    }

    @Test
    void escape_twice_asks_once_whether_to_discard() {
        press("Create");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "typed");
        var dialog = _get(CommandDialog.class);

        for (int press = 0; press < 2; press++) {
            ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
        }
        settle();

        assertThat(_find(ConfirmDialog.class)).hasSize(1);
    }

    @Test
    void a_double_click_on_undo_undoes_once() {
        press("Delete");
        _get(CommandDialog.class).submitButton().click();
        settle();

        clickTwice(_get(_get(Notification.class), Button.class, spec -> spec.withText("Undo")));

        assertThat(notices()).contains("p1 is kept.").doesNotContain("no deletion");
    }

    private void clickTwice(Button button) {
        button.click();
        button.click();
        settle();
    }
}
