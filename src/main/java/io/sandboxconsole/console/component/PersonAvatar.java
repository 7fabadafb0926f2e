package io.sandboxconsole.console.component;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.avatar.AvatarVariant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Builds a person's small avatar: the initials on a colour that depends only on the id.
public final class PersonAvatar {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// The number of Lumo's avatar colours.
    private static final int COLOURS = 7;

    private PersonAvatar() {}

    public static Avatar of(String id, String name) {
        var avatar = new Avatar(name);
        avatar.setAbbreviation(initials(name));
        avatar.setColorIndex(colour(id));
        avatar.addThemeVariants(AvatarVariant.LUMO_XSMALL);
        return avatar;
    }

    /// The number of the colour for `id`: 0 to 6.
    public static int colour(String id) {
        return Math.floorMod(id.hashCode(), COLOURS);
    }

    /// The first letters of the first two words that begin with a letter.
    public static String initials(String name) {
        return SPACE.splitAsStream(name.strip())
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> Character.toString(Character.toUpperCase(word.codePointAt(0))))
                .collect(Collectors.joining());
    }
}
