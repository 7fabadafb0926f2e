package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.Tooltip;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Creator;
import java.util.List;

/// Shows the creator of a sandbox: an avatar or a key icon beside the name, and on hover or focus the evidence.
public final class CreatorLabel extends Span {

    public CreatorLabel(Creator creator) {
        addClassName("creator");
        switch (creator) {
            case Creator.User user -> add(avatar(user));
            case Creator.ApiKey _ -> add(VaadinIcon.KEY_O.create());
            case Creator.EnginePrincipal principal ->
                add((principal.identity().byKey() ? VaadinIcon.KEY_O : VaadinIcon.SERVER).create());
            case Creator.Unknown _ -> addClassName("unstated");
        }
        add(new Span(SafeText.line(plainName(creator))));
        if (marked(creator)) {
            // Apart from the name, which a narrow place cuts.
            var mark = new Span(" " + deletedMark(creator));
            mark.addClassName("deleted-mark");
            addClassName("deleted");
            add(mark);
        }
        getElement().setAttribute("tabindex", "0");
        Tooltip.forComponent(this).setText(evidence(creator));
    }

    /// The name with the mark of a deleted key, for texts.
    public static String name(Creator creator) {
        return marked(creator) ? text("details.creator.deleted", plainName(creator)) : plainName(creator);
    }

    /// The mark of a deleted key where it stands beside [#plainName]; empty for the others.
    public static String deletedMark(Creator creator) {
        return marked(creator) ? text("list.creator.deleted") : "";
    }

    /// Of several candidates none is proven, so none is called deleted.
    private static boolean marked(Creator creator) {
        return creator.isDeleted()
                && !(creator instanceof Creator.EnginePrincipal principal
                        && principal.identity().ambiguous());
    }

    /// The name without the mark of a deleted key.
    public static String plainName(Creator creator) {
        return switch (creator) {
            case Creator.Unknown(boolean copied) ->
                copied ? text("details.creator.copy") : text("details.creator.unknown");
            case Creator.EnginePrincipal principal
            when principal.identity().ambiguous() -> either(principal.identity().candidates());
            case Creator.User _, Creator.ApiKey _, Creator.EnginePrincipal _ -> creator.name();
        };
    }

    /// Distinguishes a creator from others of the same name: `platform · sck_ab12cd34` for a key of ours, the person
    /// and the ends of the value for a key of an engine; empty where no more is known.
    public static String hint(Creator creator) {
        return switch (creator) {
            case Creator.ApiKey key when key.details() != null -> hint(key.details());
            case Creator.EnginePrincipal principal -> hint(principal);
            case Creator.ApiKey _, Creator.User _, Creator.Unknown _ -> "";
        };
    }

    /// The shortest text that distinguishes a creator from another one of the same name: the beginning or the ends of
    /// a key, a person's address or id.
    public static String shortHint(Creator creator) {
        return switch (creator) {
            case Creator.ApiKey key when key.details() != null -> key.details().lookup();
            case Creator.EnginePrincipal principal
            when principal.identity().byKey() ->
                SafeText.line(principal.identity().keyEnds());
            case Creator.ApiKey _, Creator.User _, Creator.EnginePrincipal _ -> SafeText.line(creator.id());
            case Creator.Unknown _ -> "";
        };
    }

    /// The program that made the call, as it names itself.
    public static String source(Creator creator) {
        return creator instanceof Creator.EnginePrincipal principal
                        && principal.identity().source() != null
                ? text("key.hint.source", SafeText.line(principal.identity().source()))
                : "";
    }

    private static String hint(ApiKeyDetails details) {
        return details.team() == null
                ? text("key.hint.personal", details.lookup())
                : text("key.hint.team", SafeText.line(details.team()), details.lookup());
    }

    private static String hint(Creator.EnginePrincipal principal) {
        var identity = principal.identity();
        String person = SafeText.line(identity.email() == null ? identity.actor() : identity.email());
        if (identity.byKey()) {
            return text("key.hint.engine", person, SafeText.line(identity.keyEnds()));
        }
        return person.equals(principal.name()) ? "" : person;
    }

    /// All candidates, because none is proven: `notebooks-a or notebooks-b`.
    private static String either(List<String> candidates) {
        return candidates.stream()
                .reduce((one, other) -> text("details.creator.ambiguous", one, other))
                .orElse("");
    }

    /// The certainty of the evidence, in few words; empty where nothing is known.
    public static String proof(Creator creator) {
        return switch (creator.evidence()) {
            case RECORDED -> text("key.proof.recorded");
            case ENGINE_AUDIT_LOG -> text("key.proof.engine");
            case DECLARED -> text("key.proof.declared");
            case UNKNOWN -> creator.isOfCopy() ? text("key.proof.copy") : "";
        };
    }

    public static String evidence(Creator creator) {
        if (creator instanceof Creator.EnginePrincipal principal
                && principal.identity().ambiguous()) {
            return text("details.evidence.ambiguous");
        }
        return switch (creator.evidence()) {
            case RECORDED -> text("details.evidence.recorded");
            case ENGINE_AUDIT_LOG -> text("details.evidence.engine");
            case DECLARED -> text("details.evidence.declared");
            case UNKNOWN -> creator.isOfCopy() ? text("details.evidence.copy") : text("details.evidence.unknown");
        };
    }

    public static Avatar avatar(Creator.User user) {
        var avatar = PersonAvatar.of(user.id(), user.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        return avatar;
    }
}
