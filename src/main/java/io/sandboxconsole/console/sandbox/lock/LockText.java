package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/// Says locks in the person's language; all texts are safe to show.
public final class LockText {

    private LockText() {}

    /// What is locked.
    public static String subject(SandboxLock lock) {
        return subject(lock.subject());
    }

    static String subject(LockSubject subject) {
        return SafeText.line(text(subject.message()));
    }

    /// By whom, until when in the time zone of the person at the open page, and why, in one line.
    public static String line(SandboxLock lock) {
        return SafeText.line(text(lock.message(lock.until() == null ? "" : end(lock.until()))));
    }

    private static String end(Instant until) {
        UI ui = UI.getCurrent();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Texts.locale())
                .withZone(ui == null ? ZoneOffset.UTC : PersonZone.of(ui))
                .format(until);
    }

    /// Until when.
    public static Span until(SandboxLock lock) {
        return lock.until() == null
                ? new Span(text("lock.endless"))
                : new Span(new Span(text("lock.locked-until") + " "), new TimeText(lock.until(), Show.FULL));
    }

    static Facts facts(SandboxLock lock) {
        var icon = VaadinIcon.LOCK.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var state = new Span(icon, until(lock));
        state.addClassName("hold-state");
        var why = new Span(SafeText.of(lock.why()));
        why.addClassName("hold-why");
        var facts = new Facts().with(text("lock.title"), state);
        if (!(lock.subject() instanceof LockSubject.One)) {
            facts.withText(text("lock.protects"), scope(lock));
        }
        return facts.with(text("hold.why"), why)
                .withText(text("lock.by"), lock.by())
                .withTime(text("lock.at"), lock.at(), Show.FULL);
    }

    static LockOrder.Choice choice(LockSubject group, @Nullable String team) {
        return new LockOrder.Choice(group, team, scope(group, team));
    }

    /// What is locked, with the team of a group.
    public static String scope(SandboxLock lock) {
        return scope(lock.subject(), lock.team());
    }

    /// @param team of a group; absent for all teams
    static String scope(LockSubject subject, @Nullable String team) {
        String teams = team == null ? text("lock.teams.all") : text("lock.teams.one", SafeText.line(team));
        return switch (subject) {
            case LockSubject.One one -> SafeText.line(one.title());
            case LockSubject.OfCreator creator -> text("lock.choice.creator", SafeText.line(creator.name()), teams);
            case LockSubject.WithLabel label ->
                text("lock.choice.label", SafeText.line(label.key() + "=" + label.value()), teams);
        };
    }
}
