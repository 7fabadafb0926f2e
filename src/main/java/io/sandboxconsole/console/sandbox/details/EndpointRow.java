package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Row of one requested port with the engine's response. Credentials are removed after a minute, and when the tab is
/// left.
final class EndpointRow extends Div {

    static final Duration SHOWN = Duration.ofSeconds(60);

    private final EndpointRequest request;

    private final @Nullable String gateway;

    private final boolean mayReveal;

    private final BiConsumer<EndpointRow, Boolean> onRead;

    private final Div content = new Div();

    private boolean credentials;

    private boolean revealed;

    private boolean awaited;

    /// @param gateway the path of the port at this console, relative to its URL; null where it has none
    /// @param onRead reads the endpoint, with credentials or without; the results go to [#show]
    EndpointRow(
            EndpointRequest request,
            @Nullable String gateway,
            boolean mayReveal,
            BiConsumer<EndpointRow, Boolean> onRead) {
        this.request = request;
        this.gateway = gateway;
        this.mayReveal = mayReveal;
        this.onRead = onRead;
        addClassName("endpoint");
        var port = new Span(String.valueOf(request.port()));
        port.addClassName("endpoint-port");
        content.addClassName("endpoint-answer");
        content.getElement().setAttribute("role", "status");
        add(port, content);
    }

    EndpointRequest request() {
        return request;
    }

    /// Whether the engine has not answered yet.
    boolean awaited() {
        return awaited;
    }

    /// Reads the endpoint. A signed address is a credential itself.
    void read(boolean withCredentials) {
        credentials = withCredentials || request.signedUntil() != null;
        onRead.accept(this, credentials);
    }

    void show(AsyncResult<Endpoint> result) {
        content.removeAll();
        awaited = result instanceof AsyncResult.Pending<Endpoint>;
        switch (result) {
            case AsyncResult.Pending<Endpoint>() -> content.add(AsyncPane.skeleton());
            case AsyncResult.Success<Endpoint>(var endpoint) -> show(endpoint);
            case AsyncResult.Failure<Endpoint>(var cause) ->
                content.add(AsyncPane.failure(cause, () -> read(credentials)));
        }
    }

    /// Removes the credentials from the screen.
    @ClientCallable
    void forget() {
        if (revealed) {
            revealed = false;
            getElement().executeJs("clearTimeout(this.hiding)");
            content.removeAll();
            var sentence = new Span(text("details.credentials.hidden"));
            sentence.addClassName("nothing");
            content.add(sentence, again(text("details.reveal"), true));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forget();
    }

    private void show(Endpoint endpoint) {
        revealed = credentials;
        if (revealed && !isAttached()) {
            // The user left the tab before the engine responded.
            forget();
            return;
        }
        var address = endpoint.address();
        var line = new HorizontalLayout(
                Alignment.CENTER,
                Facts.code(SafeText.line(address)),
                Clipboard.button(text("details.the-address"), address));
        EndpointLink.of(address).ifPresent(link -> line.add(opening(link)));
        line.setWrap(true);
        content.add(line, note(explanation(endpoint)));
        if (gateway != null && request.signedUntil() == null) {
            content.add(ours(gateway));
        }
        if (revealed) {
            content.add(headers(endpoint), again(text("details.hide"), false));
            hideLater();
        } else if (mayReveal) {
            content.add(again(text("details.reveal"), true));
        }
    }

    private String explanation(Endpoint endpoint) {
        if (request.signedUntil() != null) {
            return text("details.endpoint.signed");
        }
        return endpoint.asking() ? text("details.endpoint.asking") : text("details.endpoint.open");
    }

    private static Component ours(String path) {
        var copy = Clipboard.button(text("details.the-address"), path);
        // Only the browser knows the console's host name.
        copy.getElement().setAttribute("data-copy-address", path);
        var line = new HorizontalLayout(
                Alignment.CENTER, note(text("details.endpoint.ours")), Facts.code("/" + SafeText.line(path)), copy);
        line.setWrap(true);
        return line;
    }

    private static Component note(String sentence) {
        var note = new Span(sentence);
        note.addClassName("endpoint-note");
        return note;
    }

    /// Hides the credentials after SHOWN, counted from the last response, not from one hidden meanwhile.
    private void hideLater() {
        getElement()
                .executeJs(
                        "clearTimeout(this.hiding);"
                                + " this.hiding = setTimeout(() => { if (this.isConnected) this.$server.forget(); }, $0)",
                        (double) SHOWN.toMillis());
    }

    private static Component headers(Endpoint endpoint) {
        if (endpoint.headers().isEmpty()) {
            var none = new Span(text("details.credentials.none"));
            none.addClassName("nothing");
            return none;
        }
        var headers = new Facts();
        new TreeMap<>(endpoint.headers()).forEach(headers::withCopy);
        return headers;
    }

    private Button again(String label, boolean withCredentials) {
        var button = new Button(label, _ -> {
            if (withCredentials) {
                read(true);
            } else {
                forget();
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private static Anchor opening(String link) {
        var anchor = new Anchor(link, VaadinIcon.EXTERNAL_LINK.create());
        anchor.setTarget(AnchorTarget.BLANK);
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        anchor.setAriaLabel(text("details.open-address", link));
        anchor.setTitle(text("details.open-address", link));
        return anchor;
    }
}
