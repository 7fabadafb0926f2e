package io.sandboxconsole.console.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.component.HealthChips;
import io.sandboxconsole.console.component.PersonAvatar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainLayoutTests extends ConsoleTest {

    @Test
    void a_person_without_a_role_reads_whom_to_ask() {
        signIn("stranger");

        assertThat(texts(H1.class)).containsExactly("No access yet");
        assertThat(words()).contains("Your ID: stranger");
        assertThat(LocatorJ._find(HealthChips.class)).isEmpty();

        // The sign-in leads back to the address that was asked for, and not to the first page.
        open("sandboxes");

        assertThat(texts(H1.class)).containsExactly("No access yet");
    }

    @Test
    void a_person_whom_the_provider_does_not_name_is_refused() {
        signInWith(Map.of("sub", " ", "roles", List.of("admin")));

        assertThat(texts(H1.class)).containsExactly("No access yet");
        assertThat(texts(SideNavItem.class)).isEmpty();
    }

    @Test
    void an_address_that_leads_nowhere_says_so_within_the_shell() {
        signIn("operator", "platform");

        // Where no view is, only a page load asks the server.
        UI ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location("nowhere/at-all"), NavigationTrigger.PAGE_LOAD);

        assertThat(words()).contains("Page not found", "/nowhere/at-all", "Operator · platform");
    }

    @Test
    void an_address_that_begins_like_a_page_leads_to_that_page() {
        signIn("auditor");

        UI ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location("audit/no/such?text=x"), NavigationTrigger.PAGE_LOAD);

        assertThat(ui.getInternals().dumpPendingJavaScriptInvocations())
                .extracting(pending -> pending.getInvocation().getExpression()
                        + pending.getInvocation().getParameters())
                .anyMatch(script -> script.contains("location.replace") && script.contains("audit?text=x"));
    }

    @Test
    void the_keys_are_explained() {
        signIn("viewer", "platform");

        _get(MainLayout.class).showShortcuts();

        assertThat(texts(Term.class)).contains("/", "j↓", "x", "gs", "Ctrl K⌘ K");
    }

    @Test
    void each_role_sees_the_pages_it_may_open() {
        assertThat(pagesOf("viewer")).containsExactly("Overview", "Sandboxes", "History", "Failures");
        assertThat(pagesOf("operator"))
                .containsExactly("Overview", "Sandboxes", "History", "Jobs", "Failures", "Audit", "API keys");
        assertThat(pagesOf("lead"))
                .containsExactly("Overview", "Sandboxes", "History", "Jobs", "Failures", "Audit", "API keys");
        assertThat(pagesOf("auditor"))
                .containsExactly(
                        "Overview", "Sandboxes", "History", "Jobs", "Failures", "Audit", "API keys", "Connections");
        assertThat(pagesOf("admin"))
                .containsExactly(
                        "Overview", "Sandboxes", "History", "Jobs", "Failures", "Audit", "API keys", "Connections");
    }

    @Test
    void a_page_without_permission_names_it_and_the_attempt_is_recorded() {
        signIn("viewer", "platform");

        open("connections");

        assertThat(words()).contains("You may not open this page", "needs the role Auditor or Admin");
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("open-connections");
        assertThat(newestRows(1).getFirst().event().ending())
                .satisfies(ending -> assertThat(ending.result()).isEqualTo(Result.DENIED));
    }

    @Test
    void the_bare_address_leads_to_the_overview() {
        signIn("viewer", "platform");

        open("");

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("overview");
    }

    @Test
    void the_sign_in_page_says_how_to_configure_a_provider() {
        openBrowser();

        open("login");

        assertThat(words()).contains("No identity provider is configured", "OIDC_ISSUER");
    }

    @ParameterizedTest
    @CsvSource({
        "login?error, Sign-in failed",
        "login?signed-out, You are signed out",
        "login?expired, Your session has ended"
    })
    void the_sign_in_page_says_how_the_person_came_there(String address, String sentence) {
        openBrowser();

        open(address);

        assertThat(words()).contains(sentence);
    }

    @Test
    void whoever_is_signed_in_is_led_past_the_sign_in_page() {
        signIn("viewer", "platform");

        open("login");

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("overview");
    }

    @ParameterizedTest
    @CsvSource({"Ada Admin (demo), AA", "olga, O", "1 2, ''", "Élodie van der Berg, ÉV"})
    void an_avatar_shows_the_letters_of_the_first_words(String name, String initials) {
        assertThat(PersonAvatar.initials(name)).isEqualTo(initials);
    }

    private List<String> pagesOf(String role) {
        signIn(role, "platform");
        List<String> pages =
                _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
        closeBrowser();
        return pages;
    }
}
