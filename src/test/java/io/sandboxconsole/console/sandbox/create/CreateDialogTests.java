package io.sandboxconsole.console.sandbox.create;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.console.sandbox.Pairs;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.details.SandboxFacts;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThat(field("Image").isRequiredIndicatorVisible()).isTrue();
        assertThat(field("Command").isRequiredIndicatorVisible()).isTrue();
        assertThat(field("Command").getValue()).isEqualTo("sleep infinity");
        _setValue(field("Command"), "");

        submit();

        assertThat(field("Image").getErrorMessage()).startsWith("Enter an image");
        assertThat(field("Image").isInvalid()).isTrue();
        assertThat(field("Command").getErrorMessage()).contains("needs a command");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void amounts_lifetime_and_name_are_checked_at_their_fields() {
        fillIn();
        _setValue(field("CPU"), "banana");
        _setValue(field("Name"), "my build");
        choose("Expires after", "Custom…");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Amount")), 0);

        submit();

        assertThat(field("CPU").getErrorMessage()).startsWith("Enter cores");
        assertThat(field("Name").getErrorMessage())
                .startsWith("Use letters, digits, dashes, dots and underscores only");
        press("Use my-build");
        assertThat(field("Name").getValue()).isEqualTo("my-build");
        assertThat(field("Name").isInvalid()).isFalse();
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("Amount")).getErrorMessage())
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
                        "Use at most 63 letters, digits, dashes, dots and underscores; begin and end with a letter or"
                                + " digit. Spaces, slashes, colons and @ are not allowed.",
                        "This key is reserved for the console.",
                        "This key is already used in another line.");
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void the_name_of_an_environment_variable_is_checked_and_its_value_is_masked() {
        fillIn();
        pair(0, "1ST", "x");

        submit();

        assertThat(errors(0)).hasSize(1).first().asString().startsWith("Use letters, digits, dashes");
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
                                Message.quoted("no such image."),
                                List.of(
                                        new FieldError("image.uri", Message.quoted("There is no such image.")),
                                        new FieldError("metadata.env", Message.quoted("Not this value."))),
                                REFUSAL));

        submit();

        assertThat(field("Image").getErrorMessage()).isEqualTo("There is no such image.");
        assertThat(field("Image").getValue()).isEqualTo("python:3.12");
        assertThat(errors(1)).containsExactly("Not this value.");
        assertThat(words()).doesNotContain("no such image.", "Code: INVALID_PARAMETER");
        assertThat(_get(CreateDialog.class).isOpened()).isTrue();

        _setValue(field("Name"), "other");
        assertThat(field("Image").isInvalid()).isTrue();
        _setValue(field("Image"), "python:3.13");
        assertThat(field("Image").isInvalid()).isFalse();

        engine().recover();
        submit();

        assertThat(_find(CreateDialog.class)).isEmpty();
    }

    @Test
    void a_failure_that_no_field_is_to_blame_for_stands_below_until_something_is_changed() {
        fillIn();
        engine().failOn("create", new ProviderException.LimitReached(PROD, Message.quoted("Full."), null, REFUSAL));
        submit();
        assertThat(words()).contains("Full.", "Code: INVALID_PARAMETER", "Request id: request-9");

        _setValue(field("Name"), "other");

        assertThat(words()).doesNotContain("Full.");
    }

    @Test
    void what_was_marked_by_an_attempt_is_cleared_when_another_field_mends_it() {
        _setValue(field("Command"), "");
        submit();
        assertThat(field("Command").isInvalid()).isTrue();

        choose("Template", "CI job");

        assertThat(field("Command").isInvalid()).isFalse();
        assertThat(field("Image").isInvalid()).isFalse();
    }

    @Test
    void a_command_with_gaps_names_them_and_cannot_be_copied() {
        assertThat(words()).contains("Incomplete. Missing or invalid: Image");
        assertThat(copyButtons()).isEmpty();

        fillIn();
        assertThat(words()).doesNotContain("Incomplete");
        assertThat(copyButtons()).hasSize(3);

        _setValue(field("CPU"), "banana");
        pair(1, "purpose", "two words");
        assertThat(words()).contains("Incomplete. Missing or invalid: CPU · Metadata");
    }

    @Test
    void a_name_in_the_metadata_too_is_one_too_many() {
        fillIn();
        _setValue(field("Name"), "one");
        pair(1, "name", "other");

        submit();

        assertThat(field("Name").getErrorMessage()).startsWith("The metadata has a key name, too.");
        assertThat(changesAsked()).isEmpty();
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
    void a_command_with_an_open_quote_is_refused_at_its_field_and_not_lost() {
        fillIn();
        _setValue(field("Command"), "sh -c \"sleep 60");

        submit();

        assertThat(field("Command").getErrorMessage())
                .isEqualTo("The double quote that begins at character 7 is not closed.");
        assertThat(changesAsked()).isEmpty();
        _setValue(field("Command"), "'");
        _setValue(field("Image"), "");
        assertThat(_get(CreateDialog.class).typed()).isTrue();
    }

    @Test
    void the_words_of_a_command_stand_below_it_while_it_is_typed() {
        _setValue(field("Command"), "sh -c 'sleep 60; ls' \u202e");

        assertThat(commandWords()).startsWith("sh", "-c", "sleep 60; ls").noneMatch(word -> word.contains("\u202e"));
        assertThat(buttons()).doesNotContain("Run with sh -c");

        _setValue(field("Command"), "[\"sh\", \"-c\", \"ls | wc\"]");
        assertThat(commandWords()).containsExactly("sh", "-c", "ls | wc");

        _setValue(field("Command"), "'");
        assertThat(commandWords()).isEmpty();
    }

    @Test
    void what_only_a_shell_understands_is_told_and_given_to_one_with_a_click() {
        fillIn();
        _setValue(field("Command"), "echo \"it's\" $HOME | wc");
        assertThat(words()).contains("Only a shell interprets $ |.");

        press("Run with sh -c");

        assertThat(commandWords()).containsExactly("sh", "-c", "echo \"it's\" $HOME | wc");
        assertThat(buttons()).doesNotContain("Run with sh -c");
        submit();
        assertThat(engine().lastSpec().orElseThrow().entrypoint())
                .containsExactly("sh", "-c", "echo \"it's\" $HOME | wc");
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

    @Test
    void a_mistake_shows_while_it_is_typed_and_only_where_somebody_was() {
        _setValue(field("CPU"), "banana");

        assertThat(field("CPU").getErrorMessage()).startsWith("Enter cores");
        assertThat(field("Image").isInvalid()).isFalse();

        _setValue(field("CPU"), "500m");

        assertThat(field("CPU").isInvalid()).isFalse();
    }

    @Test
    void a_starting_point_fills_the_fields_in_and_keeps_the_name() {
        _setValue(field("Name"), "mine");

        choose("Template", "CI job");
        submit();

        assertThat(sent().entrypoint()).containsExactly("sleep", "infinity");
        assertThat(sent().resources()).containsEntry("memory", "4Gi");
        assertThat(sent().metadata()).containsEntry("name", "mine");
    }

    @Test
    void the_engines_limits_decide_which_lifetimes_are_offered() {
        engine().can(new Capabilities(
                "Fake", Set.of(SandboxAction.values()), false, false, Duration.ofSeconds(60), Duration.ofHours(2)));
        try {
            press("Cancel");
            press("Create");
            fillIn();

            assertThat(lifetimes()).containsExactly("15 minutes", "1 hour", "Custom…", "Never");
            choose("Expires after", "Custom…");
            _setValue(_get(IntegerField.class, spec -> spec.withLabel("Amount")), 3);

            assertThat(_get(IntegerField.class, spec -> spec.withLabel("Amount"))
                            .getErrorMessage())
                    .contains("at most 7200 seconds");
        } finally {
            engine().can(new Capabilities(
                    "Fake", Set.of(SandboxAction.values()), false, false, Duration.ofSeconds(60), null));
        }
    }

    @Test
    void a_pasted_env_file_becomes_masked_lines() {
        fillIn();
        pair(0, "A", "old");

        paste("export A=canary-a\nB='canary b'");
        press("Import");

        assertThat(Pairs.keys(editor(0))).containsExactly("A", "B");
        assertThat(_find(TextArea.class)).isEmpty();
        submit();
        assertThat(sent().env()).isEqualTo(Map.of("A", "canary-a", "B", "canary b"));
    }

    @Test
    void a_pasted_env_file_with_mistakes_is_taken_as_a_whole_or_not_at_all() {
        fillIn();

        paste("A=canary\noops");
        press("Import");

        assertThat(_get(TextArea.class).getValue()).isEqualTo("A=canary\noops");
        assertThat(words()).contains("Line 2: Write NAME=value.").doesNotContain("canary");
        assertThat(Pairs.keys(editor(0))).isEmpty();

        submit();

        assertThat(_get(TextArea.class).getErrorMessage()).contains("Not imported yet");
        assertThat(changesAsked()).isEmpty();

        press("Discard");
        submit();

        assertThat(sent().env()).isEmpty();
    }

    @Test
    void a_network_policy_is_checked_rule_by_rule() {
        fillIn();
        choose("Outgoing connections", "Deny all except allowed domains");
        press("Add rule");
        press("Add rule");
        List<TextField> targets = _find(
                TextField.class,
                spec -> spec.withPredicate(
                        field -> "Domain".equals(field.getAriaLabel().orElse(""))));
        _setValue(targets.getLast(), "not a domain!");

        assertThat(targets.getLast().getErrorMessage()).startsWith("Enter a domain");
        submit();
        assertThat(changesAsked()).isEmpty();

        _setValue(targets.getLast(), "*.example.com");
        submit();

        assertThat(sent().network())
                .isEqualTo(new NetworkPolicy(false, List.of(new NetworkPolicy.Rule(true, "*.example.com"))));
    }

    @Test
    void a_volume_is_checked_part_by_part() {
        fillIn();
        press("Add volume");
        _setValue(field("Volume name"), "Data");
        _setValue(field("Mount path"), "data");

        submit();

        assertThat(field("Volume name").getErrorMessage()).startsWith("Use at most 63 lower-case");
        assertThat(field("Mount path").getErrorMessage()).contains("absolute path");
        assertThat(field("Claim name or host path").isInvalid()).isTrue();
        assertThat(changesAsked()).isEmpty();

        _setValue(field("Volume name"), "data");
        _setValue(field("Mount path"), "/data");
        _setValue(field("Claim name or host path"), "cache");
        submit();

        assertThat(sent().volumes())
                .containsExactly(new Volume("data", new Volume.Claim("cache"), "/data", false, null));
    }

    @Test
    void the_equivalent_command_follows_what_is_typed_and_holds_no_secret() {
        fillIn();
        _setValue(field("Name"), "build-7");
        pair(0, "TOKEN", "canary-env");
        _setValue(field("Registry user"), "robot");
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Registry password")), "canary-password");

        assertThat(words())
                .contains("\"login\" : \"robot:***\"", "\"TOKEN\" : \"***\"", "$SANDBOX_CONSOLE_URL/api/sandboxes")
                .doesNotContain("canary");

        submit();

        assertThat(sent().toString()).doesNotContain("canary");
        assertThat(_find(PasswordField.class)).isEmpty();
        assertThat(words() + notices() + newestRows(4)).doesNotContain("canary");
    }

    @Test
    void another_sandbox_like_one_that_is_there() {
        press("Cancel");
        assertThat(buttons("Clone")).isEmpty();
        var original = sandbox("p1")
                .with("name", "build")
                .with("stage", "test")
                .with("access.team", "platform")
                .aged(Duration.ofHours(1))
                .made();
        given(original);

        open("sandboxes/prod/p1");
        press("Clone");

        assertThat(field("Name").getValue()).isEqualTo("build-copy");
        assertThat(field("Image").getValue()).isEqualTo("python:3.12");
        assertThat(field("Command").getValue()).isEqualTo("sleep infinity");
        assertThat(Pairs.keys(editor(1))).containsExactly("stage");
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("Amount")).getValue())
                .isEqualTo(6);
        assertThat(words()).contains("Not copied: values of environment variables");

        submit();

        assertThat(sent().timeout()).isEqualTo(Duration.ofHours(6));
        assertThat(sent().metadata()).containsEntry("stage", "test").containsEntry("name", "build-copy");
    }

    @Test
    void a_create_that_ends_after_the_person_has_left_only_tells() {
        fillIn();
        _setValue(field("Name"), "build-1");

        var dialog = _get(CreateDialog.class);
        dialog.submitButton().click();
        dialog.close();
        settle();

        assertThat(notices()).contains("build-1 was created.");
        assertThat(_find(SandboxFacts.class)).isEmpty();
    }

    @Test
    void the_first_mistake_opens_its_section() {
        fillIn();
        pair(1, "purpose", "two words");

        submit();

        assertThat(_find(
                        Details.class,
                        spec -> spec.withPredicate(each -> each.getSummaryText().equals("Metadata"))))
                .allMatch(Details::isOpened);
    }

    private void paste(String text) {
        press("Paste a .env file");
        _setValue(_get(TextArea.class), text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<String> lifetimes() {
        Select found = _get(Select.class, spec -> spec.withLabel("Expires after"));
        return found.getListDataView()
                .getItems()
                .map(item -> found.getItemLabelGenerator().apply(item))
                .toList();
    }

    private void submit() {
        _get(CreateDialog.class).submitButton().click();
        settle();
    }

    private static List<String> commandWords() {
        return _find(Span.class, spec -> spec.withClasses("command-word")).stream()
                .map(Span::getText)
                .toList();
    }

    private static List<Button> copyButtons() {
        return _find(_get(CommandPreview.class), Button.class);
    }

    private static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
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
    private static void choose(String select, String label) {
        Select found = _get(Select.class, spec -> spec.withLabel(select));
        Object choice = found.getListDataView()
                .getItems()
                .filter(item -> label.equals(found.getItemLabelGenerator().apply(item)))
                .findFirst()
                .orElseThrow();
        _setValue(found, choice);
    }

    private SandboxSpec sent() {
        return engine().lastSpec().orElseThrow();
    }
}
