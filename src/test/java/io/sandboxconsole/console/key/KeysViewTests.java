package io.sandboxconsole.console.key;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.Authentication;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.KeysAndSilentEngine;
import io.sandboxconsole.console.component.ErrorPanel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeysAndSilentEngine
class KeysViewTests extends ConsoleTest {

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void noKeys() {
        jdbc.sql("delete from api_key").update();
    }

    @Test
    void a_lead_sees_the_keys_of_the_team_and_no_others() {
        issue("Staging-CI", "platform");
        issue("Nightly", "research");
        signIn("lead", "platform");

        open("keys");

        assertThat(lines()).extracting(KeyRow::name).containsExactly("Staging-CI");
        assertThat(lines().getFirst().changeable()).isTrue();
        assertThat(lines().getFirst().whose()).isEqualTo("platform");
        assertThat(lines().getFirst().standing()).isEqualTo(KeyStatus.ACTIVE);
    }

    @Test
    void an_auditor_sees_every_key_and_can_change_none() {
        issue("Staging-CI", "platform");
        signIn("auditor");

        open("keys");
        openKey("Staging-CI");

        assertThat(buttons("New key")).isEmpty();
        assertThat(buttons("Rotate")).isEmpty();
        assertThat(buttons("Delete")).isEmpty();
        assertThat(words()).contains("Read-only: only a lead of its team", "platform", "Never used");
    }

    @Test
    void a_refresh_leaves_open_details_alone_unless_the_key_has_changed() {
        var issued = issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");
        var details = _get(KeyDetails.class);

        refresh();
        assertThat(_get(KeyDetails.class)).isSameAs(details);

        jdbc.sql("update api_key set name = 'Renamed' where id = :id")
                .param("id", issued.key().id())
                .update();
        refresh();
        assertThat(_get(KeyDetails.class)).isSameAs(details);
        assertThat(_get(H2.class).getText()).isEqualTo("Renamed");
    }

    @Test
    void a_use_of_a_key_shows_by_itself_in_its_line_and_in_its_details() {
        var issued = issue("Staging-CI", "platform");
        issue("Other", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");
        assertThat(words()).contains("Never used");

        keys.authenticate(issued.value(), clock.instant(), "10.0.0.7", "curl/8");

        settleUntil(() -> words().contains("10.0.0.7 · curl/8"));
        assertThat(lines())
                .extracting(KeyRow::name, KeyRow::origin)
                .containsExactly(tuple("Other", ""), tuple("Staging-CI", "10.0.0.7 · curl/8"));
    }

    @Test
    void a_dialog_reads_its_key_again_before_it_opens() {
        var issued = issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");
        keys.revoke(admin(), issued.key().id());

        press("Revoke");

        assertThat(_find(EndKeyDialog.class)).isEmpty();
        assertThat(words()).contains("The key no longer works: Revoked.");
        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.REVOKED);
    }

    @Test
    void a_name_that_imitates_another_one_is_told_at_the_field_alone() {
        issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        press("New key");
        _setValue(field("Name"), "Staging-Cl");

        press("Create the key");

        assertThat(field("Name").isInvalid()).isTrue();
        assertThat(field("Name").getErrorMessage()).contains("looks like that of the key “Staging-CI”");
        assertThat(_find(_get(IssueKeyDialog.class), Pre.class)).isEmpty();
        _setValue(field("Name"), "Nightly");
        assertThat(field("Name").isInvalid()).isFalse();
    }

    @Test
    void an_address_with_unknown_parts_says_what_is_ignored() {
        signIn("lead", "platform");

        open("keys?standing=nonsense&who=x&sort=name");

        assertThat(words())
                .contains("Unknown standing “nonsense” in the link; ignored.")
                .contains("Unknown parameter “who” in the link; ignored.")
                .doesNotContain("“name”");
    }

    @Test
    void a_key_from_the_configuration_and_its_trail_are_named() {
        issue("Staging-CI", "platform");
        jdbc.sql("update api_key set created_by = 'console', created_name = 'console'")
                .update();
        signIn("lead", "platform");
        open("keys");

        openKey("Staging-CI");

        assertThat(words()).contains("by configuration");
        assertThat(_find(RouterLink.class))
                .extracting(RouterLink::getText, RouterLink::getHref)
                .contains(tuple(
                        "Show its trail",
                        "audit?actor=" + lines().getFirst().key().id()));
    }

    private void refresh() {
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        button.getAriaLabel().filter("Refresh"::equals).isPresent())));
        settle();
    }

    @Test
    void without_the_database_the_page_says_so_and_shows_the_keys_when_it_is_back() {
        issue("Staging-CI", "platform");
        signIn("lead", "platform");
        database().stop();

        open("keys");

        assertThat(words())
                .contains(
                        "The console’s database does not answer. Nothing is lost.", "This page tries again by itself.")
                .doesNotContain("Something went wrong");
        var panel = _get(ErrorPanel.class);
        assertThat(panel.getElement().getAttribute("data-retried-after")).isEqualTo("10000");

        database().start();
        _fireDomEvent(panel, "due");
        settle();

        assertThat(lines()).extracting(KeyRow::name).containsExactly("Staging-CI");
        assertThat(words()).doesNotContain("database");
    }

    @Test
    void an_outage_during_the_issue_of_a_key_keeps_what_was_typed() {
        signIn("lead", "platform");
        open("keys");
        _click(_get(Button.class, spec -> spec.withText("New key")));
        settle();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Nightly");
        database().stop();

        _get(IssueKeyDialog.class).submitButton().click();
        settle();

        assertThat(words()).contains("Nothing was changed. Try again when the database is back.");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getValue())
                .isEqualTo("Nightly");

        database().start();
        _get(IssueKeyDialog.class).submitButton().click();
        settle();

        assertThat(_find(KeyValueDialog.class)).hasSize(1);
    }

    @Test
    void two_clicks_that_arrive_together_open_one_dialog_and_issue_one_key() {
        signIn("lead", "platform");
        open("keys");
        var issue = _get(Button.class, spec -> spec.withText("New key"));

        issue.click();
        issue.click();
        settle();

        assertThat(_find(Dialog.class)).hasSize(1);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Nightly");
        var submit = _get(IssueKeyDialog.class).submitButton();
        submit.click();
        submit.click();
        settle();
        assertThat(_find(KeyValueDialog.class)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from api_key").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void two_clicks_in_the_details_of_a_key_open_one_dialog() {
        issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");
        var delete = _get(Button.class, spec -> spec.withText("Delete"));

        delete.click();
        delete.click();
        settle();

        assertThat(_find(EndKeyDialog.class)).hasSize(1);
    }

    @Test
    void a_viewer_may_not_open_the_page() {
        signIn("viewer", "platform");

        open("keys");

        assertThat(_find(KeyGrid.class)).isEmpty();
        assertThat(words()).contains("You may not open this page", "needs the role Operator");
    }

    @Test
    void a_new_key_is_shown_once_and_nothing_of_its_value_stays() {
        signIn("lead", "platform");
        open("keys");
        assertThat(words()).contains("No API keys yet.");

        press("New key");
        _setValue(field("Name"), "  Staging-CI ");
        press("Create the key");

        var key = keys.visible(Actors.person("lead", Role.LEAD, "platform")).getFirst();
        String value = shownValue();
        assertThat(key.name()).isEqualTo("Staging-CI");
        assertThat(key.team()).isEqualTo("platform");
        assertThat(key.role()).isEqualTo(Role.SERVICE);
        assertThat(value).startsWith(key.lookup()).hasSize(46);
        assertThat(keys.authenticate(value, clock.instant(), null, null)).isInstanceOf(Authentication.Accepted.class);
        assertThat(button("Done").isEnabled()).isFalse();
        assertThat(_get(KeyValueDialog.class).isCloseOnEsc()).isFalse();
        assertThat(_get(KeyValueDialog.class).isCloseOnOutsideClick()).isFalse();

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("I have copied the value to a safe place")), true);
        press("Done");

        assertThat(_find(KeyValueDialog.class)).isEmpty();
        assertThat(everything()).doesNotContain(value);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .doesNotContain(value);
        assertThat(newestRows(10).toString()).contains("issue-key").doesNotContain(value);
        assertThat(lines()).extracting(KeyRow::name).containsExactly("Staging-CI");
    }

    @Test
    void what_breaks_a_rule_is_told_at_the_field_and_nothing_typed_is_lost() {
        signIn("lead", "platform");
        open("keys");
        press("New key");
        _setValue(field("Name"), "x".repeat(61));
        var limit = _get(IntegerField.class, spec -> spec.withLabel("Requests per minute"));
        _setValue(limit, 0);

        var before = newestRows(1);

        press("Create the key");

        assertThat(field("Name").isInvalid()).isTrue();
        assertThat(field("Name").getErrorMessage()).isEqualTo("The name must have 1 to 60 characters.");
        assertThat(limit.isInvalid()).isTrue();
        assertThat(_find(KeyValueDialog.class)).isEmpty();
        assertThat(_find(IssueKeyDialog.class)).hasSize(1);
        assertThat(newestRows(1)).isEqualTo(before);
    }

    @Test
    void an_operator_is_offered_a_personal_key_with_no_more_than_their_own_role() {
        signIn("operator", "platform");
        open("keys");

        press("New key");

        assertThat(_get(IssueKeyDialog.class)).isNotNull();
        assertThat(_find(TextField.class, spec -> spec.withLabel("Team"))).isEmpty();
        _setValue(field("Name"), "laptop");
        press("Create the key");
        var key = keys.visible(Actors.person("operator", Role.OPERATOR, "platform"))
                .getFirst();
        assertThat(key.kind()).isEqualTo(Kind.PERSONAL);
        assertThat(key.role()).isEqualTo(Role.OPERATOR);
        assertThat(key.owner()).isEqualTo("operator");
    }

    @Test
    void a_longest_life_that_the_admin_set_bounds_what_is_offered() {
        assertThat(Lifespan.within(Duration.ofDays(120)))
                .containsExactly(Lifespan.WEEK, Lifespan.MONTH, Lifespan.QUARTER, Lifespan.LONGEST, Lifespan.DATE);
        signIn("lead", "platform");
        open("keys");

        press("New key");

        assertThat(_get(ExpiryField.class).span().getHelperText()).contains("At most 120 days");
        assertThat(_get(ExpiryField.class).value()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
    }

    @Test
    void whoever_has_lost_the_permission_meanwhile_is_refused_and_that_is_recorded() {
        signIn("lead", "platform");
        open("keys");
        press("New key");
        _setValue(field("Name"), "Forged");
        become("viewer");

        press("Create the key");

        assertThat(_find(KeyValueDialog.class)).isEmpty();
        assertThat(words()).contains("manage-keys");
        assertThat(newestRows(1).getFirst().event()).satisfies(event -> {
            assertThat(event.action()).isEqualTo("issue-key");
            assertThat(String.valueOf(event.ending())).contains(Result.DENIED.name());
        });
    }

    @Test
    @SuppressWarnings("rawtypes") // the locator takes a class, and a class has no type arguments
    void rotating_offers_overlaps_up_to_the_longest_and_shows_the_new_value_once() {
        var issued = issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");

        press("Rotate");
        RadioButtonGroup<?> overlaps = _get(RadioButtonGroup.class);
        assertThat(overlaps.getListDataView().getItems().map(String::valueOf))
                .containsExactly("PT0S", "PT1H", "PT24H", "PT72H");
        pressIn(RotateKeyDialog.class, "Rotate");

        String value = shownValue();
        assertThat(value).isNotEqualTo(issued.value()).startsWith("sck_");
        assertThat(keys.authenticate(issued.value(), clock.instant(), null, null))
                .isNotInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void a_renamed_key_is_listed_under_its_new_name() {
        issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");

        press("Rename");
        _setValue(field("Name"), "   ");
        pressIn(RenameKeyDialog.class, "Rename");
        assertThat(field("Name").isInvalid()).isTrue();
        _setValue(field("Name"), "Production-CI");
        pressIn(RenameKeyDialog.class, "Rename");

        assertThat(lines()).extracting(KeyRow::name).containsExactly("Production-CI");
    }

    @Test
    void a_revoked_key_says_so_and_what_cannot_be_done_any_more_says_why() {
        var issued = issue("Staging-CI", "platform");
        keys.authenticate(issued.value(), clock.instant(), "10.0.0.7", "curl/8");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");

        press("Revoke");
        assertThat(words()).contains("This key is in use: whatever uses it stops working.", "10.0.0.7 · curl/8");
        pressIn(EndKeyDialog.class, "Revoke");

        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.REVOKED);
        openKey("Staging-CI");
        press("Rotate");
        assertThat(words()).contains("The key no longer works: Revoked.");
        assertThat(_find(RotateKeyDialog.class)).isEmpty();
    }

    @Test
    void a_deleted_key_is_hidden_unless_it_is_asked_for() {
        issue("Staging-CI", "platform");
        signIn("lead", "platform");
        open("keys");
        openKey("Staging-CI");

        press("Delete");
        assertThat(words()).contains("0 now");
        pressIn(EndKeyDialog.class, "Delete");

        assertThat(lines()).isEmpty();
        open("keys?deleted=true");
        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.DELETED);
    }

    @Test
    void the_address_holds_what_is_shown() {
        issue("Beta", "platform");
        issue("Alpha", "platform");
        var gone = issue("Gone", "platform").key();
        keys.delete(admin(), gone.id());
        signIn("lead", "platform");

        open("keys?deleted=true&sort=-name");
        assertThat(lines()).extracting(KeyRow::name).containsExactly("Gone", "Beta", "Alpha");
        open("keys?standing=deleted");
        assertThat(lines()).extracting(KeyRow::name).containsExactly("Gone");
        open("keys?text=alph&standing=nonsense&sort=nonsense");
        assertThat(lines()).extracting(KeyRow::name).containsExactly("Alpha");
        open("keys?text=nothing-like-this");
        assertThat(words()).contains("No keys match.");
        press("Show all keys");
        assertThat(lines()).extracting(KeyRow::name).containsExactly("Alpha", "Beta");
        open("keys?key=" + gone.id());
        assertThat(_find(KeyDetails.class)).hasSize(1);
        open("keys?key=00000000-0000-0000-0000-000000000001");
        assertThat(words()).contains("The key in this link does not exist, or your role does not show it.");
    }

    @Test
    void a_key_in_the_last_fifth_of_its_life_and_one_that_has_ended_stand_out() {
        keys.issue(admin(), request("Soon", "platform", Duration.ofDays(10)));
        signIn("lead", "platform");

        open("keys");
        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.ACTIVE);
        clock.advance(Duration.ofDays(8));
        press("Refresh");
        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.EXPIRING);
        clock.advance(Duration.ofDays(3));
        press("Refresh");
        assertThat(lines()).extracting(KeyRow::standing).containsExactly(KeyStatus.EXPIRED);
    }

    @Test
    void a_database_that_does_not_answer_is_told_with_another_try() {
        jdbc.sql("alter table api_key rename to api_key_away").update();
        try {
            signIn("lead", "platform");
            open("keys");
            assertThat(words()).contains("Try again");
        } finally {
            jdbc.sql("alter table api_key_away rename to api_key").update();
        }
        press("Try again");
        assertThat(words()).contains("No API keys yet.").doesNotContain("Try again");
    }

    @Test
    void somebody_elses_personal_key_can_be_ended_but_not_rotated() {
        keys.issue(
                Actors.person("operator", Role.OPERATOR, "platform"),
                new KeyRequest("laptop", Kind.PERSONAL, null, Role.OPERATOR, null, null, Limits.NONE));
        signIn("admin");
        open("keys");
        openKey("laptop");

        press("Rotate");

        assertThat(_find(RotateKeyDialog.class)).isEmpty();
        assertThat(words()).contains("The key acts for another person; only they can rotate it.");
        press("Revoke");
        assertThat(_find(EndKeyDialog.class)).hasSize(1);
    }

    private static Actor admin() {
        return Actors.person("adm", Role.ADMIN);
    }

    private IssuedKey issue(String name, String team) {
        return keys.issue(admin(), request(name, team, Duration.ofDays(100)));
    }

    private KeyRequest request(String name, String team, Duration life) {
        return new KeyRequest(
                name, Kind.SERVICE, team, Role.SERVICE, null, clock.instant().plus(life), Limits.NONE);
    }

    /// The same browser, whose person may no more than `role` from now on.
    private void become(String role) {
        var ui = UI.getCurrent();
        authenticate(Map.of("sub", "lead", "name", "lead", "roles", List.of(role), "teams", List.of("platform")));
        assertThat(UI.getCurrent()).isSameAs(ui);
    }

    private void openKey(String name) {
        var grid = _get(KeyGrid.class);
        grid.select(lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow());
        settle();
    }

    private List<KeyRow> lines() {
        var grid = _find(KeyGrid.class);
        return grid.isEmpty()
                ? List.of()
                : IntStream.range(0, _size(grid.getFirst()))
                        .mapToObj(index -> _get(grid.getFirst(), index))
                        .toList();
    }

    private static String shownValue() {
        return _get(Component.class, spec -> spec.withClasses("key-value"))
                .getElement()
                .getText();
    }

    /// All that the server holds of the page: texts, attributes and properties.
    private static String everything() {
        return UI.getCurrent().getElement().getOuterHTML();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private void press(String label) {
        _click(button(label));
        settle();
    }

    private void pressIn(Class<? extends Dialog> dialog, String label) {
        _click(_get(_get(dialog), Button.class, spec -> spec.withText(label)));
        settle();
    }

    private static Button button(String label) {
        List<Button> found = buttons(label);
        assertThat(found).as("buttons “%s”", label).hasSize(1);
        return found.getFirst();
    }

    private static List<Button> buttons(String label) {
        return _find(Button.class).stream()
                .filter(button -> label.equals(button.getText())
                        || label.equals(button.getAriaLabel().orElse(null)))
                .toList();
    }
}
