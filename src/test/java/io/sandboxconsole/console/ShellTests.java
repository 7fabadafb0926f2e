package io.sandboxconsole.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellTests extends ConsoleTest {

    @Test
    void a_person_without_a_role_reads_whom_to_ask() {
        signIn("stranger");

        assertThat(texts(H1.class)).containsExactly("You have no access yet");
        assertThat(words()).contains("tell them your id: stranger");
    }

    @Test
    void a_person_whom_the_provider_does_not_name_is_refused() {
        signInWith(Map.of("sub", " ", "roles", List.of("admin")));

        assertThat(texts(H1.class)).containsExactly("You have no access yet");
        assertThat(texts(SideNavItem.class)).isEmpty();
    }

    @Test
    void an_address_that_leads_nowhere_says_so_within_the_shell() {
        signIn("operator", "platform");

        open("nowhere/at-all");

        assertThat(words()).contains("There is no such page", "/nowhere/at-all", "Operator · platform");
    }

    @Test
    void somebody_without_a_session_ends_at_the_sign_in_page() {
        openBrowser();

        open("nowhere");

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("login");
        assertThat(words()).contains("No identity provider is configured");
    }
}
