package io.sandboxconsole.console.sandbox;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateDialogTests extends SandboxScreenTest {

    private static final Answer REFUSAL = new Answer(400, "INVALID_PARAMETER", "no such image", "request-9");

    @BeforeEach
    void openScreen() {
        signIn("operator", "platform");
        open("sandboxes");
        press("Create");
    }

    @AfterEach
    void removeCreated() {
        rows().forEach(row -> lose(row.id()));
    }

    @Test
    void image_and_command_are_required_at_their_fields() {
        submit();

        assertThat(field("Image").getErrorMessage()).startsWith("Name an image");
        assertThat(field("Image").isInvalid()).isTrue();
        assertThat(field("Command").getErrorMessage()).contains("needs a command");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void amounts_lifetime_and_name_are_checked_at_their_fields() {
        fillIn();
        _setValue(field("CPU"), "banana");
        _setValue(field("Name"), "my build");
        chooseLifetime("Other…");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Seconds")), 59);

        submit();

        assertThat(field("CPU").getErrorMessage()).startsWith("Write processors");
        assertThat(field("Name").getErrorMessage()).startsWith("A value has at most 63");
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("Seconds")).getErrorMessage())
                .isEqualTo("A sandbox lives at least 60 seconds.");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void metadata_is_checked_line_by_line() {
        fillIn();
        pair(1, "purpose", "two words");
        pair(1, "access.team", "research");
        pair(1, "env", "dev");
        pair(1, "env", "ci");

        submit();

        assertThat(errors(1))
                .containsExactly(
                        "A value has at most 63 letters, digits, dashes, dots and underscores, and begins and ends"
                                + " with a letter or digit. Blanks, slashes, colons and @ are not allowed.",
                        "Only the console writes this key.",
                        "This key stands here twice.");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void the_name_of_an_environment_variable_is_checked_and_its_value_is_masked() {
        fillIn();
        pair(0, "1ST", "x");

        submit();

        assertThat(errors(0)).hasSize(1).first().asString().startsWith("A variable’s name");
        assertThat(_find(editor(0), PasswordField.class)).hasSize(1);
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void what_the_engine_finds_wrong_is_shown_at_the_field_and_nothing_typed_is_lost() {
        fillIn();
        pair(1, "env", "dev");
        engine().failOn(
                        "create",
                        new ProviderException.Invalid(
                                PROD,
                                Phrase.quoted("no such image."),
                                List.of(
                                        new FieldError("image.uri", Phrase.quoted("There is no such image.")),
                                        new FieldError("metadata.env", Phrase.quoted("Not this value."))),
                                REFUSAL));

        submit();

        assertThat(field("Image").getErrorMessage()).isEqualTo("There is no such image.");
        assertThat(field("Image").getValue()).isEqualTo("python:3.12");
        assertThat(errors(1)).containsExactly("Not this value.");
        assertThat(words()).contains("Code: INVALID_PARAMETER", "Request id: request-9");
        assertThat(_get(CreateDialog.class).isOpened()).isTrue();

        engine().recover();
        submit();

        assertThat(_find(CreateDialog.class)).isEmpty();
    }

    @Test
    void a_success_closes_tells_and_opens_the_new_sandbox() {
        fillIn();
        _setValue(field("Name"), "build-1");
        _setValue(field("Command"), "sh -c \"sleep 60\"");
        pair(0, "TOKEN", "secret");
        pair(1, "env", "dev");

        submit();

        assertThat(_find(CreateDialog.class)).isEmpty();
        assertThat(notices()).contains("build-1 was created.");
        assertThat(facts()).containsEntry("Team", "platform").containsEntry("env", "dev");
        assertThat(titles()).containsExactly("build-1");
        var spec = engine().lastSpec().orElseThrow();
        assertThat(spec.entrypoint()).containsExactly("sh", "-c", "sleep 60");
        assertThat(spec.env()).isEqualTo(Map.of("TOKEN", "secret"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void who_is_in_several_teams_chooses_one() {
        signIn("operator", "platform", "research");
        open("sandboxes");
        press("Create");
        fillIn();

        _setValue((Select<String>) _get(Select.class, spec -> spec.withLabel("Team")), "research");
        submit();

        assertThat(facts()).containsEntry("Team", "research");
    }

    private void submit() {
        _get(CreateDialog.class).submitButton().click();
        settle();
    }

    private static void fillIn() {
        _setValue(field("Image"), "python:3.12");
        _setValue(field("Command"), "sleep infinity");
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    /// The editors in their order: environment, metadata. They stand in closed sections.
    private static PairsEditor editor(int index) {
        return _find(_get(CreateDialog.class), PairsEditor.class).get(index);
    }

    private static void pair(int editor, String key, String value) {
        Pairs.add(editor(editor), key, value);
    }

    private static List<String> errors(int editor) {
        return Pairs.errors(editor(editor));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void chooseLifetime(String label) {
        Select select = _get(Select.class, spec -> spec.withLabel("Expires after"));
        Object preset = select.getListDataView()
                .getItems()
                .filter(item -> label.equals(select.getItemLabelGenerator().apply(item)))
                .findFirst()
                .orElseThrow();
        _setValue(select, preset);
    }
}
