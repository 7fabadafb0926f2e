package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.console.sandbox.action.ActionBar;
import io.sandboxconsole.console.sandbox.list.SandboxRow;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SandboxDetailsTests extends SandboxScreenTest {

    @Autowired
    private DetailsReader reader;

    @Autowired
    private SandboxService sandboxes;

    @Autowired
    private CurrentActor currentActor;

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void a_line_that_is_chosen_opens_its_details_and_the_url_names_it() {
        given(sandbox("a b").made());
        signIn("operator", "platform");
        open("sandboxes");

        _clickItem(grid(), 0);

        assertThat(address()).isEqualTo("sandboxes/prod/a%20b");
        settle();
        assertThat(facts()).containsEntry("ID", "a b");
    }

    @Test
    void the_url_of_details_leads_back_to_them() {
        given(sandbox("p1").made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts()).containsEntry("ID", "p1");
    }

    @Test
    void closing_the_details_leaves_the_list() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Close details");

        assertThat(_find(SandboxDetails.class)).isEmpty();
        assertThat(titles()).containsExactly("p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod/nowhere", "prod/r1", "elsewhere/r1"})
    void unknown_and_foreign_sandboxes_read_alike_as_not_found(String id) {
        given(sandbox("r1").of("research").made());
        signIn("operator", "platform");

        open("sandboxes/" + id);

        assertThat(words()).contains("There is no sandbox %s. It may have been deleted or have expired.".formatted(id));
        assertThat(_find(SandboxFacts.class)).isEmpty();
        assertThat(_find(EndpointPanel.class)).isEmpty();
        assertThat(_find(ActionBar.class)).isEmpty();
    }

    @Test
    void the_creator_stands_directly_under_the_time_of_creation() {
        given(sandbox("p1").made());
        signIn("auditor");

        open("sandboxes/prod/p1");

        List<String> names = List.copyOf(facts().keySet());
        assertThat(names.get(names.indexOf("Created at") + 1)).isEqualTo("Created by");
        assertThat(facts()).containsEntry("Created by", "Adaclaimed by metadata");
    }

    @Test
    void a_deleted_key_is_told_from_others_of_its_name_and_leads_to_everything_it_created() {
        var details = new ApiKeyDetails("CI", true, null, "platform", "sck_ab12cd34");
        given(
                sandbox("p1").made().createdBy(new Creator.ApiKey("key-1", "CI", true, Evidence.RECORDED, details)),
                sandbox("p2").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1?filter=state:running");

        assertThat(facts()).containsEntry("Created by", "CI (Deleted)platform · sck_ab12cd34recorded by the console");
        _click(_get(NativeButton.class, spec -> spec.withClasses("creator-choice")));
        settle();

        assertThat(titles()).containsExactly("p1");
        assertThat(buttons("Select all 1 matching")).isEmpty();
        assertThat(buttons("Created by: CI (Deleted)")).hasSize(1);
    }

    @Test
    void a_key_of_the_engine_is_told_with_its_person_its_ends_its_program_and_the_log() {
        given(sandbox("p1").made().createdBy(engineKey("ci", List.of())));
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts())
                .containsEntry("Created by", "cijonas@acme.example · dtn…1c4by sdk-pythonfrom the engine’s audit log");
    }

    @Test
    void of_two_keys_that_it_could_have_been_both_are_named() {
        given(sandbox("p1").made().createdBy(engineKey(null, List.of("notebooks-a", "notebooks-b"))));
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts().get("Created by")).startsWith("notebooks-a or notebooks-b");
    }

    @Test
    void a_copy_says_that_its_labels_are_of_another_sandbox() {
        given(sandbox("p1").with(ReservedMetadata.REQUEST, "r1").made().createdBy(Creator.Unknown.OF_COPY));
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        assertThat(facts())
                .containsEntry(
                        "Created by", "Unknown (copied by the engine)metadata names the creator of another sandbox");
        assertThat(words()).contains("Copied by the engine from the sandbox");
    }

    private static Creator engineKey(@Nullable String name, List<String> candidates) {
        return new EngineIdentity("jonas", "jonas@acme.example", "dtn", "1c4", name, "sdk-python", candidates)
                .on(new ConnectionId("prod"));
    }

    @Test
    void metadata_that_names_a_key_is_told_as_a_declaration_and_never_as_a_fact() {
        var details = new ApiKeyDetails("CI", false, null, "platform", "sck_ab12cd34");
        given(sandbox("p1").made().createdBy(new Creator.ApiKey("key-1", "CI", false, Evidence.DECLARED, details)));
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts().get("Created by")).endsWith("claimed by metadata").doesNotContain("recorded");
    }

    @Test
    void reason_and_message_are_told_in_full() {
        String message = "Pulling failed.\n" + "because ".repeat(200) + "the end";
        given(sandbox("p1")
                .with(new SandboxStatus(SandboxState.of(Kind.FAILED), "ImagePullBackOff", message, null))
                .made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts()).containsEntry("Reason", "ImagePullBackOff");
        assertThat(words()).contains(message);
    }

    @Test
    void all_metadata_is_shown_and_a_sandbox_without_expiry_never_expires() {
        given(sandbox("p1")
                .until(null)
                .with("env", "dev")
                .with("access.owner", "ada")
                .made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts()).containsEntry("env", "dev").containsEntry("access.owner", "ada");
        assertThat(facts()).containsEntry("Expires", "never");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RUNNING", "PAUSED"})
    void what_is_well_needs_no_reason(Kind kind) {
        given(sandbox("p1")
                .with(new SandboxStatus(SandboxState.of(kind), "CONTAINER_RUNNING", "The container runs.", null))
                .made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts()).doesNotContainKey("Reason");
        assertThat(words()).doesNotContain("The container runs.");
    }

    @Test
    void the_state_stands_with_the_engines_own_word_where_that_is_another() {
        given(sandbox("p1")
                .with(new SandboxStatus(new SandboxState(Kind.RUNNING, "started"), null, null, null))
                .made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(facts()).containsEntry("State", "Running (started)");
    }

    @Test
    void markup_from_outside_is_nothing_but_text() {
        given(sandbox("p1")
                .with("name", MARKUP)
                .with(MARKUP, MARKUP)
                .with(new SandboxStatus(new SandboxState(Kind.OTHER, MARKUP), MARKUP, MARKUP, null))
                .made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");
        press("Delete");

        assertThat(words()).contains(MARKUP);
        assertThat(facts()).containsEntry(MARKUP, MARKUP).containsEntry("Reason", MARKUP);
        assertThat(_find(Component.class))
                .noneMatch(component -> component.getElement().hasProperty("innerHTML"));
    }

    @Test
    void a_viewer_is_offered_no_action() {
        given(sandbox("p1").made());
        signIn("viewer", "platform");

        open("sandboxes/prod/p1");

        assertThat(_find(_get(ActionBar.class), Button.class)).isEmpty();
        assertThat(words())
                .contains(
                        "Read-only. To change this sandbox, ask an administrator for the role Operator, Lead, or Admin");
        assertThat(rows().getFirst().buttons()).isEmpty();
    }

    @Test
    void an_operator_is_offered_every_action_and_reads_why_one_is_not_possible_now() {
        given(sandbox("p1").made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(_find(_get(ActionBar.class), Button.class))
                .extracting(Button::getText)
                .containsExactly("Pause", "Renew", "Create snapshot", "");
        assertThat(buttons("Clone")).hasSize(1);
        assertThat(unavailable("Pause")).isFalse();
        assertThat(menuItems())
                .extracting(item -> item.getElement().getTextRecursively())
                .containsExactly(
                        "ResumeNot possible while the sandbox is running.", "Edit metadata", "Lock…", "Delete");
    }

    @Test
    void a_sandbox_that_never_expires_cannot_be_renewed_and_says_so() {
        given(sandbox("p1").until(null).made());
        signIn("operator", "platform");

        open("sandboxes/prod/p1");

        assertThat(menuItems())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith("Renew") && text.contains("never expires"));
    }

    @Test
    void an_action_that_is_not_possible_says_why_in_the_menu_and_does_nothing() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("ResumeNot possible while the sandbox is running.");

        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void while_the_connection_is_not_up_to_date_every_action_says_so() {
        var possible = new ActionOption(SandboxAction.RENEW, null);
        List<SandboxAction> asked = new ArrayList<>();

        var bar = new ActionBar(asked::add, () -> {}, () -> {});
        bar.show(List.of(possible), "Production", false);

        var button = _get(bar, Button.class);
        button.click();
        assertThat(asked).isEmpty();
        assertThat(button.getElement().getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(bar.getElement().getTextRecursively())
                .contains("Not possible while the connection Production is not up to date.");
    }

    @Test
    void a_change_made_elsewhere_appears_in_the_open_list_and_details() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        given(sandbox("p1").in(Kind.PAUSED).made());
        clock.advance(Duration.ofSeconds(2));
        given(sandbox("p1").in(Kind.PAUSED).with("name", "second").made());

        // The list and the details follow the fleet separately.
        settleUntil(() -> titles().contains("second") && facts().get("State").startsWith("Paused"));
        settleUntil(() -> buttons("Resume").size() == 1);
    }

    @Test
    void a_change_that_allows_the_same_actions_leaves_their_buttons_and_the_focus_alone() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        var bar = _get(ActionBar.class);

        given(sandbox("p1").with("name", "renamed").made());

        settleUntil(() -> facts().containsValue("renamed"));
        assertThat(_get(ActionBar.class)).isSameAs(bar);
    }

    @Test
    void an_update_leaves_the_menu_and_its_items_in_place_so_that_an_open_menu_stays_open() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        var delete = menuItem("Delete");

        given(sandbox("p1").in(Kind.PAUSED).made());

        settleUntil(() -> buttons("Resume").size() == 1);
        assertThat(menuItem("Delete")).isSameAs(delete);
        assertThat(menuItem("PauseNot possible while the sandbox is paused.").isKeepOpen())
                .isTrue();
        press("PauseNot possible while the sandbox is paused.");
        assertThat(_find(Dialog.class)).isEmpty();

        given(sandbox("p1").in(Kind.RUNNING).made());

        settleUntil(() -> buttons("Pause").size() == 1);
        assertThat(menuItem("Delete")).isSameAs(delete);
        press("Delete");
        assertThat(_find(Dialog.class)).hasSize(1);
    }

    @Test
    void a_sandbox_that_goes_away_says_so_in_its_open_details() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        lose(sandbox("p1").made().id());

        settleUntil(() -> words().contains("There is no sandbox prod/p1."));
        assertThat(_find(ActionBar.class)).isEmpty();
        assertThat(buttons("Try again")).isEmpty();
        settleUntil(() -> rows().stream().allMatch(SandboxRow::gone));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void a_sandbox_that_was_deleted_here_says_by_whom_and_when_and_offers_no_other_try() {
        var sandbox = sandbox("deleted-here").made();
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes/prod/deleted-here");
        var actor = currentActor.get();

        CompletableFuture.runAsync(
                        () -> sandboxes.perform(actor, sandbox.id(), new SandboxCommand.Simple(SandboxAction.DELETE)))
                .join();

        settleUntil(() -> words().contains("deleted-here was deleted by operator"));
        var note = _get(GoneNote.class);
        assertThat(note.getElement().getTextRecursively()).doesNotContain("may have been deleted");
        assertThat(_get(note, TimeText.class).getElement().getAttribute("data-show"))
                .isEqualTo("ago");
        assertThat(buttons("Try again")).isEmpty();
        assertThat(_find(ActionBar.class)).isEmpty();
    }

    @Test
    void an_action_forged_by_a_viewer_is_refused_and_recorded_and_reaches_no_engine() {
        var sandbox = sandbox("p1").made();
        given(sandbox);
        signIn("viewer", "platform");
        open("sandboxes/prod/p1");
        engine().forgetWhatWasAsked();

        act(sandbox, SandboxAction.DELETE);
        press("Delete");

        assertThat(words()).contains("delete-sandbox");
        assertThat(changesAsked()).isEmpty();
        List<AuditEvent> rows = newestRows(3).stream().map(AuditRow::event).toList();
        assertThat(rows.get(0).operation()).isEqualTo(rows.get(1).operation());
        assertThat(rows.get(0).ending()).isNotNull();
        assertThat(rows.get(0).ending().result()).isEqualTo(AuditEvent.Result.DENIED);
        assertThat(rows.get(1).phase()).isEqualTo(Phase.INTENT);
        assertThat(rows)
                .filteredOn(row -> row.operation().equals(rows.get(0).operation()))
                .hasSize(2);
    }

    @Test
    void credentials_forged_by_a_viewer_are_refused_and_recorded() {
        given(sandbox("p1").made());
        signIn("viewer", "platform");
        open("sandboxes/prod/p1");

        List<String> answers = new ArrayList<>();
        reader.endpoint(
                UI.getCurrent(),
                sandbox("p1").made().id(),
                new EndpointRequest(80, false, null),
                true,
                answer -> answers.add(answer.getClass().getSimpleName()));
        settle();

        assertThat(answers).containsExactly("Pending", "Failure");
        assertThat(engine().asked()).noneMatch(call -> call.startsWith("endpoint"));
        assertThat(newestRows(1).getFirst().event().ending().result()).isEqualTo(AuditEvent.Result.DENIED);
    }

    @Test
    void a_deletion_that_waits_is_told_and_can_be_undone() {
        var sandbox = sandbox("p1").made();
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        var waiting = new PendingAction(
                sandbox.id(), SandboxAction.DELETE, "Ada", clock.instant().plusSeconds(20));
        List<String> undone = new ArrayList<>();

        var strip = new PendingActionStrip(waiting, () -> undone.add("undone"));

        assertThat(strip.getElement().getTextRecursively()).contains("Delete: requested by Ada");
        _get(strip, Button.class).click();
        assertThat(undone).containsExactly("undone");
        assertThat(_find(new PendingActionStrip(waiting, null), Button.class)).isEmpty();
    }

    private static boolean unavailable(String label) {
        return "true".equals(button(label).getElement().getAttribute("aria-disabled"));
    }
}
