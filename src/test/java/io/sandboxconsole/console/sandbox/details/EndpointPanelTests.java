package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointPanelTests extends DetailsPartTest {

    @Test
    void a_viewer_reads_an_address_without_credentials() {
        openAs("viewer", DetailsTab.ENDPOINTS);

        press("Get endpoint");

        assertThat(content()).contains("127.0.0.1:8080").doesNotContain("fake-endpoint-secret", "X-Fake-Access");
        assertThat(buttons("Reveal credentials")).isEmpty();
        assertThat(_find(_get(EndpointPanel.class), Select.class)).isEmpty();
    }

    @Test
    void the_engines_own_address_says_what_it_is_and_what_it_asks_for() {
        openAs("viewer", DetailsTab.ENDPOINTS);

        press("Get endpoint");

        assertThat(content())
                .contains("The engine’s own address of the port.", "Needs the headers")
                .doesNotContain("No key needed");
    }

    @Test
    void an_address_without_headers_asks_for_no_key_and_ours_stands_beside_it() {
        var row =
                new EndpointRow(new EndpointRequest(80, false, null), "v1/sandboxes/p1/proxy/80", false, (_, _) -> {});

        row.show(new AsyncResult.Success<>(new Endpoint("10.0.0.7:80", Map.of())));

        assertThat(text(row)).contains("No key needed", "/v1/sandboxes/p1/proxy/80");
    }

    @Test
    void a_signed_address_is_told_to_be_one_and_has_no_other() {
        var until = Instant.parse("2026-11-22T13:02:11Z");
        var row =
                new EndpointRow(new EndpointRequest(80, false, until), "v1/sandboxes/p1/proxy/80", false, (_, _) -> {});

        row.show(new AsyncResult.Success<>(new Endpoint("signed.engine", Map.of())));

        assertThat(text(row)).contains("signed: anyone who has it").doesNotContain("/v1/", "No key needed");
    }

    @Test
    void an_address_is_opened_in_a_tab_that_knows_nothing_of_this_one() {
        openAs("viewer", DetailsTab.ENDPOINTS);

        press("3000");

        var link = _get(_get(EndpointRow.class), Anchor.class);
        assertThat(link.getHref()).isEqualTo("http://127.0.0.1:3000");
        assertThat(link.getElement().getAttribute("rel")).isEqualTo("noopener noreferrer");
    }

    @Test
    void who_reveals_credentials_sees_the_headers_and_leaves_two_rows_without_them() {
        openAs("operator", DetailsTab.ENDPOINTS);
        press("Get endpoint");

        press("Reveal credentials");

        assertThat(content()).contains("X-Fake-Access", "fake-endpoint-secret");
        assertThat(newestRows(2)).extracting(row -> row.event().action()).containsOnly("reveal-endpoint");
        assertThat(newestRows(2)).extracting(row -> row.event().phase()).containsExactly(Phase.OUTCOME, Phase.INTENT);
        assertThat(newestRows(2).toString()).doesNotContain("fake-endpoint-secret");
    }

    @Test
    void credentials_are_hidden_again_after_a_minute() {
        openAs("operator", DetailsTab.ENDPOINTS);
        press("Get endpoint");
        press("Reveal credentials");

        // This is what the browser calls when the minute is over.
        _get(EndpointRow.class).forget();

        assertThat(content()).doesNotContain("fake-endpoint-secret").contains("Credentials hidden again.");
    }

    @Test
    void credentials_are_hidden_when_the_tab_is_left() {
        openAs("operator", DetailsTab.ENDPOINTS);
        press("Get endpoint");
        press("Reveal credentials");

        choose(DetailsTab.OVERVIEW);
        choose(DetailsTab.ENDPOINTS);

        assertThat(content()).doesNotContain("fake-endpoint-secret").contains("8080");
    }

    @Test
    void a_port_asked_for_again_takes_the_place_of_the_older_answer() {
        openAs("viewer", DetailsTab.ENDPOINTS);

        press("3000");
        press("80");
        press("3000");

        assertThat(_find(EndpointRow.class))
                .extracting(row -> row.request().port())
                .containsExactly(3000, 80);
    }

    @Test
    void a_port_beyond_all_ports_is_refused_at_the_field() {
        openAs("operator", DetailsTab.ENDPOINTS);

        _setValue(_get(IntegerField.class), 65_536);
        press("Get endpoint");

        assertThat(_get(IntegerField.class).isInvalid()).isTrue();
        assertThat(engine().asked()).noneMatch(call -> call.startsWith("endpoint"));
    }

    @Test
    void what_the_engine_does_not_know_is_told_calmly() {
        engine().failOn("endpoint", UNSUPPORTED);
        openAs("viewer", DetailsTab.ENDPOINTS);

        press("Get endpoint");

        assertThat(content()).contains("The engine “prod” does not support this.");
        assertThat(_find(ErrorPanel.class)).isEmpty();
    }

    @Test
    void a_refusal_is_told_and_can_be_tried_again() {
        engine().failOn("endpoint", DOWN);
        openAs("viewer", DetailsTab.ENDPOINTS);
        press("Get endpoint");
        assertThat(_find(ErrorPanel.class)).hasSize(1);

        engine().recover();
        press("Try again");

        assertThat(content()).contains("127.0.0.1:8080");
    }
}
