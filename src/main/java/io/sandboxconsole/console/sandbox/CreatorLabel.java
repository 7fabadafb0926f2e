package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.avatar.AvatarVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;

/// Who created a sandbox: an avatar or a key beside the name, and on hover how we know.
public final class CreatorLabel extends Span {

    public CreatorLabel(Creator creator) {
        addClassName("creator");
        switch (creator) {
            case Creator.User user -> add(avatar(user.name()));
            case Creator.ApiKey _ -> add(VaadinIcon.KEY_O.create());
            case Creator.EnginePrincipal _ -> add(VaadinIcon.SERVER.create());
            case Creator.Unknown _ -> addClassName("unstated");
        }
        add(new Span(name(creator)));
        setTitle(evidence(creator.evidence()));
    }

    public static String name(Creator creator) {
        return creator instanceof Creator.ApiKey key && key.deleted() ? key.name() + " (Deleted)" : creator.name();
    }

    static String evidence(Evidence evidence) {
        return switch (evidence) {
            case RECORDED -> "Recorded by the console when the sandbox was created.";
            case ENGINE_AUDIT_LOG -> "Taken from the engine's audit log.";
            case DECLARED -> "Declared by the sandbox's metadata, which anyone with the engine's key can write.";
            case UNKNOWN -> "Nothing says who created this sandbox.";
        };
    }

    private static Avatar avatar(String name) {
        var avatar = new Avatar(name);
        avatar.addThemeVariants(AvatarVariant.LUMO_XSMALL);
        avatar.getElement().setAttribute("aria-hidden", "true");
        return avatar;
    }
}
