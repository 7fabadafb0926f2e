package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.Tooltip;
import io.sandboxconsole.console.component.Portrait;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;

/// Who created a sandbox: an avatar or a key beside the name, and on hover or focus how we know.
public final class CreatorLabel extends Span {

    public CreatorLabel(Creator creator) {
        addClassName("creator");
        switch (creator) {
            case Creator.User user -> add(avatar(user));
            case Creator.ApiKey _ -> add(VaadinIcon.KEY_O.create());
            case Creator.EnginePrincipal _ -> add(VaadinIcon.SERVER.create());
            case Creator.Unknown _ -> addClassName("unstated");
        }
        add(new Span(InertText.line(name(creator))));
        getElement().setAttribute("tabindex", "0");
        Tooltip.forComponent(this).setText(evidence(creator.evidence()));
    }

    public static String name(Creator creator) {
        return switch (creator) {
            case Creator.ApiKey key when key.deleted() -> say("details.creator.deleted", key.name());
            case Creator.Unknown _ -> say("details.creator.unknown");
            case Creator.User _, Creator.ApiKey _, Creator.EnginePrincipal _ -> creator.name();
        };
    }

    /// What tells a key from others of its name: `platform · sck_ab12cd34`; empty for whoever is no key of ours.
    static String hint(Creator creator) {
        if (!(creator instanceof Creator.ApiKey key) || key.details() == null) {
            return "";
        }
        var details = key.details();
        return details.team() == null
                ? say("key.hint.personal", details.lookup())
                : say("key.hint.team", InertText.line(details.team()), details.lookup());
    }

    /// How sure it is, in few words; nothing where there is nothing to be sure of.
    static String proof(Evidence evidence) {
        return switch (evidence) {
            case RECORDED -> say("key.proof.recorded");
            case ENGINE_AUDIT_LOG -> say("key.proof.engine");
            case DECLARED -> say("key.proof.declared");
            case UNKNOWN -> "";
        };
    }

    static String evidence(Evidence evidence) {
        return switch (evidence) {
            case RECORDED -> say("details.evidence.recorded");
            case ENGINE_AUDIT_LOG -> say("details.evidence.engine");
            case DECLARED -> say("details.evidence.declared");
            case UNKNOWN -> say("details.evidence.unknown");
        };
    }

    static Avatar avatar(Creator.User user) {
        var avatar = Portrait.of(user.id(), user.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        return avatar;
    }
}
