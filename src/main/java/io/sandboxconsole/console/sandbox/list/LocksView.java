package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.lock.LockCalls;
import io.sandboxconsole.console.sandbox.lock.LockText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists the locks that are in force, with a way to remove each for those who may.
@Route("locks")
@PermitAll
@RequiresPermission(Permission.VIEW_SANDBOX)
@StyleSheet("styles/sandboxes.css")
@StyleSheet("styles/details.css")
@JavaScript("context://js/console.js")
class LocksView extends Composite<Div> implements HasDynamicTitle {

    private final transient LockCalls calls;

    private final transient PageFollower follower;

    private final Div content = new Div();

    private @Nullable List<SandboxLock> shown;

    LocksView(LockCalls calls, PageFollower follower) {
        this.calls = calls;
        this.follower = follower;
        content.addClassName("holds");
        var locked = new Anchor("sandboxes?filter=locked%3Ayes", text("lock.list.sandboxes"));
        locked.getElement().setAttribute("router-link", true);
        getContent().addClassNames("view", "locks-view");
        getContent()
                .add(
                        new ViewHeading(
                                text("lock.list"), new CommandButton(() -> Optional.of(FleetCommands.locks())), locked),
                        content);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("lock.list"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
        follower.follow(event, Duration.ofSeconds(1), this::show, this::show);
    }

    /// A list that is the same stays, and with it the focus.
    private void show() {
        List<SandboxLock> locks = calls.visible();
        if (locks.equals(shown)) {
            return;
        }
        shown = locks;
        content.removeAll();
        if (locks.isEmpty()) {
            content.add(new Paragraph(text("lock.list.none")));
            return;
        }
        var list = new UnorderedList();
        locks.forEach(lock -> list.add(item(lock)));
        content.add(list);
    }

    private ListItem item(SandboxLock lock) {
        var head = new Div(link(lock), LockText.until(lock));
        if (calls.mayUnlock(lock)) {
            head.add(unlock(lock));
        }
        head.addClassName("hold-head");
        var why = new Div(SafeText.of(lock.why()));
        why.addClassName("hold-why");
        var by = new Div(new Span(SafeText.line(lock.by()) + " · "), new TimeText(lock.at(), Show.FULL));
        by.addClassName("hold-by");
        return new ListItem(head, why, by);
    }

    private Button unlock(SandboxLock lock) {
        var button = new Button(
                text("lock.remove.open"),
                VaadinIcon.UNLOCK.create(),
                _ -> getUI().ifPresent(ui -> calls.unlock(ui, lock)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(text("lock.remove.title", LockText.subject(lock)));
        return button;
    }

    private static Component link(SandboxLock lock) {
        var link = new Anchor(address(lock), LockText.scope(lock));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /// The sandbox, or the list of those that are locked together.
    private static String address(SandboxLock lock) {
        return switch (lock.subject()) {
            case LockSubject.One one -> SandboxDetails.address(one.id());
            case LockSubject.OfCreator creator ->
                list(lock, SandboxFilter.EVERYTHING.with("creator", Set.of(creator.id())));
            case LockSubject.WithLabel label ->
                list(lock, SandboxFilter.EVERYTHING.with("label." + label.key(), Set.of(label.value())));
        };
    }

    private static String list(SandboxLock lock, SandboxFilter filter) {
        var ofTeam = lock.team() == null ? filter : filter.with("team", Set.of(lock.team()));
        return "sandboxes?filter=" + URLEncoder.encode(ofTeam.toString(), StandardCharsets.UTF_8);
    }
}
