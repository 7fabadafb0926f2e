package io.sandboxconsole.console.sandbox.lock;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.facet.FacetButton;
import io.sandboxconsole.console.facet.FacetLine;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.LockService;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests locks on the screen: in the list, in the details and in the list of locks.
@SuppressWarnings({"rawtypes", "unchecked"}) // The finder of components takes raw classes.
class LockScreenTests extends SandboxScreenTest {

    @Autowired
    private LockService service;

    @Autowired
    private Locks locks;

    @Autowired
    private CurrentActor currentActor;

    @AfterEach
    void forgetLocks() {
        JdbcClient.create(database()).sql("delete from sandbox_lock").update();
        locks.refresh();
    }

    private Actor admin() {
        return currentActor
                .bearer(
                        Map.of("sub", "root", "name", "Root", "roles", List.of("admin")),
                        new Actor.Origin(Actor.Door.GATEWAY, null))
                .orElseThrow();
    }

    private Sandbox locked() {
        Sandbox sandbox = sandbox("p1").with("purpose", "ci").made();
        given(sandbox, sandbox("p2").made());
        service.lock(admin(), sandbox.id(), new ProtectionTerms("Demo on Friday", null));
        return sandbox;
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }

    private static Select<LockOrder.Choice> protects() {
        return _get(Select.class, spec -> spec.withLabel("Protects"));
    }

    private static String shown() {
        return texts(LockPart.class).getFirst();
    }

    @Test
    void an_operator_locks_a_sandbox_and_moves_its_expiry_with_it() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        inZone("UTC");
        open("sandboxes/prod/p1");
        assertThat(shown()).contains("Lock", "None");

        press("Lock…");
        assertThat(_find(Select.class, spec -> spec.withLabel("Protects"))).isEmpty();
        assertThat(words()).contains("The engine’s own door", "Programs that call the engine with a key of its own.");
        _setValue(_get(TextArea.class), "Demo on Friday");
        LocalDateTime until = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(3)
                .truncatedTo(ChronoUnit.MINUTES);
        _setValue(_get(DateTimePicker.class, spec -> spec.withLabel("End")), until);
        assertThat(_get(DateTimePicker.class, spec -> spec.withLabel("Move the expiry to"))
                        .getValue())
                .isEqualTo(until);
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(locks.view().all())
                .singleElement()
                .satisfies(lock -> assertThat(lock.until()).isEqualTo(until.toInstant(ZoneOffset.UTC)));
        assertThat(changesAsked()).singleElement().asString().startsWith("renew prod/p1");
    }

    @Test
    void a_lock_without_a_reason_is_not_placed() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Lock…");
        submit();

        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("State a reason of 1 to 1,000 characters.");
        assertThat(locks.view().all()).isEmpty();
    }

    @Test
    void a_lead_locks_all_of_a_creator_in_the_team() {
        given(sandbox("p1").with("purpose", "ci").made());
        signIn("lead", "platform");
        open("sandboxes/prod/p1");

        press("Lock…");
        Select<LockOrder.Choice> choice = protects();
        List<LockOrder.Choice> choices = choice.getListDataView().getItems().toList();
        assertThat(choices)
                .extracting(LockOrder.Choice::label)
                .containsExactly(
                        "This sandbox",
                        "All sandboxes of Ada (team platform)",
                        "All sandboxes with purpose=ci (team platform)");
        _setValue(choice, choices.get(1));
        _setValue(_get(TextArea.class), "Audit");
        submit();

        assertThat(locks.view().all()).singleElement().satisfies(lock -> {
            assertThat(lock.subject()).isEqualTo(new LockSubject.OfCreator("ada", "Ada"));
            assertThat(lock.team()).isEqualTo("platform");
        });
        given(sandbox("p3").made());
        assertThat(locks.on(sandbox("p3").made())).hasSize(1);
    }

    @Test
    void a_lead_locks_beside_the_creator_and_beside_each_metadata_entry_in_the_details() {
        given(sandbox("p1")
                .with("purpose", "ci")
                .with("access.owner", "ada")
                .with("name", "p1")
                .made());
        signIn("lead", "platform");
        open("sandboxes/prod/p1");
        assertThat(lockButtons())
                .containsExactlyInAnyOrder("Lock all sandboxes of Ada…", "Lock all sandboxes with purpose=ci…");

        press("Lock all sandboxes with purpose=ci…");
        assertThat(dialogTitle()).isEqualTo("Lock all sandboxes with purpose=ci");
        assertThat(choices()).containsExactly("All sandboxes with purpose=ci (team platform)");
        _setValue(_get(TextArea.class), "Release");
        submit();

        assertThat(placed()).isEqualTo(new LockSubject.WithLabel("purpose", "ci"));
        assertThat(locks.view().all().getFirst().team()).isEqualTo("platform");
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("lock");
        clock.advance(Duration.ofSeconds(1));
        press("Lock all sandboxes of Ada…");
        _setValue(_get(TextArea.class), "Release");
        submit();
        assertThat(placed()).isEqualTo(new LockSubject.OfCreator("ada", "Ada"));
    }

    @Test
    void a_lead_locks_beside_the_values_of_the_facets() {
        given(
                sandbox("p1").with("purpose", "ci").made(),
                ownedBy("bob", sandbox("p2").made()));
        signIn("lead", "platform");
        open("sandboxes");

        openFacet("Created by");
        assertThat(lockButtons()).containsExactlyInAnyOrder("Lock all sandboxes of Ada…", "Lock all sandboxes of bob…");
        press("Lock all sandboxes of Ada…");
        assertThat(dialogTitle()).isEqualTo("Lock all sandboxes of Ada");
        assertThat(choices()).containsExactly("All sandboxes of Ada (team platform)");
        _setValue(_get(TextArea.class), "Audit");
        submit();
        assertThat(placed()).isEqualTo(new LockSubject.OfCreator("ada", "Ada"));
        closeFacets();

        clock.advance(Duration.ofSeconds(1));
        openFacet("Metadata");
        press("Values of purpose");
        press("Lock all sandboxes with purpose=ci…");
        _setValue(_get(TextArea.class), "Audit");
        submit();
        assertThat(placed()).isEqualTo(new LockSubject.WithLabel("purpose", "ci"));
        assertThat(locks.view().all()).hasSize(2);
    }

    @Test
    void an_administrator_locks_a_group_in_all_teams() {
        given(sandbox("p1").with("purpose", "ci").made());
        signIn("admin");
        open("sandboxes/prod/p1");

        press("Lock all sandboxes of Ada…");

        assertThat(choices())
                .containsExactly("All sandboxes of Ada (team platform)", "All sandboxes of Ada (all teams)");
        _setValue(protects(), protects().getListDataView().getItem(1));
        _setValue(_get(TextArea.class), "Audit");
        submit();
        assertThat(locks.view().all())
                .singleElement()
                .satisfies(lock -> assertThat(lock.team()).isNull());
    }

    @Test
    void what_is_unknown_cannot_be_locked_as_a_group() {
        given(sandbox("p1").with("purpose", "ci").made().createdBy(Creator.Unknown.OF_COPY));
        signIn("lead", "platform");

        open("sandboxes/prod/p1");

        assertThat(lockButtons()).containsExactly("Lock all sandboxes with purpose=ci…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "viewer", "auditor"})
    void who_may_not_lock_a_group_is_offered_none(String role) {
        given(
                sandbox("p1").with("purpose", "ci").made(),
                ownedBy("bob", sandbox("p2").made()));
        signIn(role, "platform");

        open("sandboxes/prod/p1");
        assertThat(lockButtons()).isEmpty();
        open("sandboxes");
        openFacet("Created by");
        assertThat(_find(FacetLine.class)).isNotEmpty();
        assertThat(lockButtons()).isEmpty();
        closeFacets();
        openFacet("Metadata");
        press("Values of purpose");
        assertThat(lockButtons()).isEmpty();
    }

    @Test
    void a_lead_who_has_lost_the_role_meanwhile_is_refused_and_that_is_recorded() {
        given(sandbox("p1").with("purpose", "ci").made());
        signIn("lead", "platform");
        open("sandboxes/prod/p1");
        press("Lock all sandboxes of Ada…");
        _setValue(_get(TextArea.class), "Audit");

        authenticate(Map.of("sub", "lead", "name", "lead", "roles", List.of("operator"), "teams", List.of("platform")));
        submit();

        assertThat(locks.view().all()).isEmpty();
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("lock");
    }

    private static List<String> lockButtons() {
        return _find(LockButton.class).stream()
                .map(button -> button.getAriaLabel().orElseThrow())
                .toList();
    }

    private static List<String> choices() {
        return protects()
                .getListDataView()
                .getItems()
                .map(LockOrder.Choice::label)
                .toList();
    }

    private static String dialogTitle() {
        return _get(CommandDialog.class).getHeaderTitle();
    }

    private void openFacet(String label) {
        _find(FacetButton.class).stream()
                .filter(button -> button.getText().equals(label))
                .forEach(LocatorJ::_click);
        settle();
    }

    private void closeFacets() {
        _find(Popover.class).forEach(Popover::close);
        settle();
    }

    private LockSubject placed() {
        return locks.view().all().stream()
                .max(Comparator.comparing(SandboxLock::at))
                .orElseThrow()
                .subject();
    }

    @Test
    void the_list_and_the_filter_show_what_is_locked() {
        locked();
        signIn("operator", "platform");

        open("sandboxes?filter=locked:yes");

        assertThat(titles()).containsExactly("p1");
        assertThat(rows().getFirst().lock()).isEqualTo("Locked by Root: Demo on Friday");
        assertThat(rows().getFirst().actions()).doesNotContain(SandboxAction.DELETE);
    }

    @Test
    void the_details_say_who_and_why_and_an_operator_unlocks_it() {
        locked();
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        assertThat(shown()).contains("Locked without an end", "Demo on Friday", "Root");
        assertThat(menuItem("Delete" + "Locked by Root: Demo on Friday")).isNotNull();

        press("Unlock");
        submit();

        assertThat(locks.view().all()).isEmpty();
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("unlock");
    }

    @Test
    void the_list_tells_the_end_of_a_lock_in_the_time_of_the_person() {
        Sandbox sandbox = sandbox("p1").made();
        given(sandbox);
        service.lock(admin(), sandbox.id(), new ProtectionTerms("Demo", Instant.parse("2035-01-15T23:30:00Z")));
        signIn("operator", "platform");
        inZone("Asia/Tokyo");

        open("sandboxes");

        assertThat(rows().getFirst().lock())
                .startsWith("Locked by Root until Jan 16, 2035")
                .endsWith(": Demo");
    }

    @Test
    void an_operator_changes_the_reason_of_a_lock() {
        locked();
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Change…");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("Demo on Friday");
        _setValue(_get(TextArea.class), "Demo on Monday");
        submit();

        assertThat(locks.view().all())
                .singleElement()
                .satisfies(lock -> assertThat(lock.why()).isEqualTo("Demo on Monday"));
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("change-lock");
        settleUntil(() -> shown().contains("Demo on Monday"));
    }

    @Test
    void a_viewer_sees_the_lock_and_no_way_to_change_it() {
        locked();
        signIn("viewer", "platform");

        open("sandboxes/prod/p1");

        assertThat(shown()).contains("Demo on Friday");
        assertThat(buttons("Unlock")).isEmpty();
        assertThat(buttons("Lock…")).isEmpty();
        open("locks");
        assertThat(words()).contains("p1", "Demo on Friday").doesNotContain("Unlock");
    }

    @Test
    void the_list_of_locks_has_a_way_to_remove_each_and_says_when_another_person_was_first() {
        locked();
        signIn("lead", "platform");
        open("locks");
        assertThat(words()).contains("p1", "Locked without an end", "Demo on Friday");

        press("Unlock");
        locks.remove(admin(), locks.view().all().getFirst(), null);
        submit();

        assertThat(words()).contains("another person removed it, or it has ended");
    }

    @Test
    void another_team_sees_no_lock() {
        locked();
        signIn("lead", "research");

        open("locks");

        assertThat(words()).contains("Nothing is locked.").doesNotContain("Demo on Friday");
    }

    @Test
    void a_forged_deletion_of_a_locked_sandbox_is_refused_with_the_reason() {
        Sandbox sandbox = locked();
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        act(sandbox, SandboxAction.DELETE);
        _find(CommandDialog.class).forEach(dialog -> {
            dialog.submitButton().click();
            settle();
        });

        assertThat(changesAsked()).isEmpty();
        assertThat(words() + notices()).contains("Locked by Root: Demo on Friday");
    }
}
