package io.sandboxconsole.console.signin;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.DemoStrip;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.signin.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.signin.IdentityProviderState.Reachable;
import io.sandboxconsole.console.signin.IdentityProviderState.Unknown;
import io.sandboxconsole.console.signin.IdentityProviderState.Unreachable;
import java.util.Set;
import java.util.stream.Stream;

/// The sign-in page. Shows the faults that prevent sign-in, and follows the state of the identity provider.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class SignInView extends Composite<Main> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient IdentityProvider provider;
    private final transient CurrentActor currentActor;
    private final Div message = new Div();
    private final Div state = new Div();

    SignInView(IdentityProvider provider, CurrentActor currentActor, DemoStrip demo) {
        this.provider = provider;
        this.currentActor = currentActor;
        message.getElement().setAttribute("role", "status");
        state.getElement().setAttribute("aria-live", "polite");
        var icon = new Image("icons/console.svg", "");
        icon.setWidth("3rem");
        var content = new Stack(icon, new H1(text("shell.product")), message, state);
        content.setAlignSelf(Alignment.CENTER, icon);
        var card = new Card();
        card.addThemeVariants(CardVariant.OUTLINED);
        card.setAriaRole("group");
        card.add(content);
        getContent().addClassName("sign-in");
        getContent().add(demo, card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentActor.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        showMessage(event.getLocation().getQueryParameters().getParameters().keySet());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        showState();
        Runnable stop = provider.onChange(
                () -> ui.accessLater(this::showState, () -> {}).run());
        addDetachListener(detached -> {
            detached.unregisterListener();
            stop.run();
        });
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.sign-in"));
    }

    private void showMessage(Set<String> flags) {
        message.removeAll();
        var dropped = UntrustedProxies.breaking(VaadinRequest.getCurrent());
        if (dropped != null) {
            message.add(sentence("problem", text("shell.sign-in.proxy", dropped.address(), dropped.header())));
        }
        if (flags.contains("error")) {
            message.add(sentence("problem", text("shell.sign-in.error")));
        } else if (flags.contains("signed-out-here")) {
            message.add(sentence("calm", text("shell.sign-in.out-here")));
        } else if (flags.contains("signed-out")) {
            message.add(sentence("calm", text("shell.sign-in.out")));
        } else if (flags.contains("expired")) {
            message.add(sentence("calm", text("shell.sign-in.expired")));
        } else {
            Stream.of(SessionEnd.values())
                    .filter(end -> flags.contains(end.flag()))
                    .findFirst()
                    .ifPresent(end -> message.add(sentence("problem", text(end.sentence()))));
        }
    }

    private void showState() {
        state.removeAll();
        switch (provider.state()) {
            case NotConfigured _ -> state.add(howToConfigure());
            // Before the first check has ended, sign-in is worth a try.
            case Unknown _, Reachable _ -> state.add(button());
            case Unreachable unreachable ->
                state.add(
                        sentence("problem", text(unreachable.problem())),
                        sentence("calm", text("shell.sign-in.waiting")));
        }
    }

    private Component button() {
        var button = new Anchor(ConsoleSecurity.SIGN_IN_PATH.substring(1), text("shell.sign-in.with", provider.name()));
        button.setRouterIgnore(true);
        button.addClassName("sign-in-button");
        return button;
    }

    private static Component howToConfigure() {
        return new Div(
                sentence("problem", text("shell.sign-in.unconfigured")),
                sentence("calm", text("shell.sign-in.configure")));
    }

    private static Paragraph sentence(String kind, String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName(kind);
        return sentence;
    }
}
