package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A lead gives a pipeline a key, sees the sandbox it created, and deletes the key.
class KeysJourneyIT extends JourneyTest {

    private static final String NAME = "Staging-CI";

    @Test
    void a_lead_issues_a_key_and_what_it_made_keeps_its_name_after_it_is_deleted() throws Exception {
        var page = signIn("lead", "/keys");
        String value = issue(page, NAME);
        assertThat(cell(page, " .key-name").getByText(NAME)).isVisible();

        var made = make(value);
        page.navigate(address("/sandboxes/opensandbox/" + made));
        assertThat(page.locator(".details .creator-fact")).containsText(NAME);
        assertThat(page.locator(".details .creator-fact")).containsText("platform · " + value.substring(0, 12));
        screenshot(page, "creator-key-light");
        page.locator(".details .creator-choice").click();
        assertThat(cell(page, " .title")).hasCount(1);

        delete(page);
        page.navigate(address("/sandboxes/opensandbox/" + made));
        assertThat(page.locator(".details .creator-fact")).containsText(NAME + " (Deleted)");
        page.locator(".facet", new Page.LocatorOptions().setHasText("Created by"))
                .click();
        assertThat(page.locator(".facet-line").getByText(NAME + " (Deleted)").first())
                .isVisible();
        screenshot(page, "facet-deleted-key-light");
        assertThat(page.content() + trail()).doesNotContain(value);
    }

    @Test
    void the_keys_fit_a_phone_in_dark() {
        var page = signIn("lead", "/keys");
        darken(page);
        issue(page, "Phone-CI");
        page.setViewportSize(390, 844);
        assertThat(cell(page, " .card-cell").first()).isVisible();

        assertFitsPhone(page);
        screenshot(page, "keys-phone-dark");
    }

    private String issue(Page page, String name) {
        button(page, "New key").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        screenshot(page, "key-create");
        confirm(page, "Create the key").click();
        String value = page.locator(".key-value").textContent();
        screenshot(page, "key-value");
        // Neither Escape nor a click beside it closes what cannot be shown again.
        page.keyboard().press("Escape");
        page.mouse().click(5, 700);
        assertThat(page.locator(".key-value")).hasText(value);
        assertThat(page.url()).doesNotContain(value);
        page.getByLabel("I have copied the value to a safe place").check();
        confirm(page, "Done").click();
        assertThat(page.locator(".key-value")).hasCount(0);
        assertThat(page.content()).doesNotContain(value);
        return value;
    }

    private void delete(Page page) {
        page.navigate(address("/keys"));
        cell(page, " .key-name").getByText(NAME).first().click();
        button(page, "Delete").click();
        assertThat(page.getByText("show its name with")).isVisible();
        assertThat(confirm(page, "Cancel")).isFocused();
        screenshot(page, "key-delete");
        confirm(page, "Delete").click();
        assertThat(cell(page, " .key-name").getByText(NAME)).hasCount(0);
    }

    /// What the pipeline does with its key.
    ///
    /// @return the id of the sandbox it made
    private String make(String value) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address("/v1/sandboxes")))
                .header("OPEN-SANDBOX-API-KEY", value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"image":{"uri":"python:3.12"},"entrypoint":["sleep","infinity"],"timeout":3600,
                         "resourceLimits":{"cpu":"500m","memory":"512Mi"},"metadata":{"name":"made-by-a-key"}}"""))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return JsonMapper.shared().readTree(answer.body()).path("id").asString();
        }
    }
}
