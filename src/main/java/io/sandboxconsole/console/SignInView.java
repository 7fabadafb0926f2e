package io.sandboxconsole.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.IdentityProviderState.Reachable;
import io.sandboxconsole.console.IdentityProviderState.Unknown;
import io.sandboxconsole.console.IdentityProviderState.Unreachable;
import java.util.Set;

/// The way in. Says what keeps people out, and follows the state of the identity provider by itself.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@PageTitle("Sign in · Sandbox Console")
class SignInView extends Composite<Main> implements BeforeEnterObserver {

    private final transient IdentityProvider provider;
    private final transient CurrentActor currentActor;
    private final Div news = new Div();
    private final Div way = new Div();

    SignInView(IdentityProvider provider, CurrentActor currentActor, DemoStrip demo) {
        this.provider = provider;
        this.currentActor = currentActor;
        news.getElement().setAttribute("role", "status");
        way.getElement().setAttribute("aria-live", "polite");
        var card = new Div(new Image("icons/console.svg", ""), new H1("Sandbox Console"), news, way);
        card.addClassName("sign-in-card");
        getContent().addClassName("sign-in");
        getContent().add(demo, card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentActor.find().isPresent()) {
            event.forwardTo(StartView.class);
            return;
        }
        showNews(event.getLocation().getQueryParameters().getParameters().keySet());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        showWay();
        Runnable stop =
                provider.onChange(() -> ui.accessLater(this::showWay, () -> {}).run());
        addDetachListener(detached -> {
            detached.unregisterListener();
            stop.run();
        });
    }

    private void showNews(Set<String> flags) {
        news.removeAll();
        if (flags.contains("error")) {
            news.add(sentence(
                    "problem",
                    "You could not be signed in. Try again; if it fails again, tell an administrator of"
                            + " this console when it happened."));
        } else if (flags.contains("signed-out")) {
            news.add(sentence("calm", "You are signed out."));
        } else if (flags.contains("expired")) {
            news.add(sentence("calm", "Your session has ended. Sign in again to go on."));
        }
    }

    private void showWay() {
        way.removeAll();
        switch (provider.state()) {
            case NotConfigured _ -> way.add(howToConfigure());
            // Nothing speaks against a try before the first check has ended.
            case Unknown _, Reachable _ -> way.add(button());
            case Unreachable unreachable ->
                way.add(
                        sentence("problem", unreachable.problem()),
                        sentence(
                                "calm",
                                "Nobody can sign in until it answers. The console keeps trying; this page will"
                                        + " show it by itself."));
        }
    }

    private Component button() {
        var button = new Anchor(ConsoleSecurity.SIGN_IN_PATH.substring(1), "Sign in with " + provider.name());
        button.setRouterIgnore(true);
        button.addClassName("sign-in-button");
        return button;
    }

    private static Component howToConfigure() {
        return new Div(
                sentence("problem", "No identity provider is configured, so nobody can sign in."),
                sentence(
                        "calm",
                        "Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or console.oidc.issuer, client-id and"
                                + " client-secret) to those of an OpenID Connect provider, allow it to redirect to"
                                + " /login/oauth2/code/console, and start the console again."));
    }

    private static Paragraph sentence(String kind, String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName(kind);
        return sentence;
    }
}
