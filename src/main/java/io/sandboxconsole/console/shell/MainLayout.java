package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.bulk.JobNotices;
import io.sandboxconsole.console.component.DemoStrip;
import io.sandboxconsole.console.component.HealthChips;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.signin.SessionChecks;
import io.sandboxconsole.console.signin.SessionLimits;
import io.sandboxconsole.inventory.Inventory;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/// Frames every page: the drawer with the pages that the person may open, and the bar above.
@Layout
@PermitAll
@JavaScript("context://js/shell.js")
@JavaScript("context://js/copy.js")
@JavaScript("context://js/focus.js")
@JavaScript("context://js/keys.js")
@JavaScript("context://js/palette.js")
public class MainLayout extends AppLayout {

    private final transient SessionLimits sessionLimits;
    private final transient PaletteOptions paletteOptions;

    private final transient Runnable signOut;

    private final Div page = new Div();

    private final ThemeSwitch themes = new ThemeSwitch();

    MainLayout(
            CurrentActor currentActor,
            MainMenu mainMenu,
            AuthenticationContext authentication,
            SessionLimits sessionLimits,
            SessionChecks sessionChecks,
            Clock clock,
            Inventory inventory,
            PageFollower follower,
            PaletteOptions paletteOptions,
            JobNotices jobNotices,
            DemoStrip demo) {
        this.sessionLimits = sessionLimits;
        this.paletteOptions = paletteOptions;
        this.signOut = authentication::logout;
        addClassName("shell");
        setPrimarySection(Section.DRAWER);
        // Words that scripts say.
        getElement().setAttribute("data-copied", text("shell.copied"));
        getElement().setAttribute("data-copy-failed", text("shell.copy-failed"));
        getElement().setAttribute("data-opened", text("shell.opened"));
        page.addClassName("page");
        addToDrawer(brand());
        addToNavbar(skip(), toggle());
        // The names of engines are nothing for a person without a role.
        currentActor
                .find()
                .filter(actor -> !actor.grants().isEmpty())
                .ifPresent(_ -> addToNavbar(new HealthChips(inventory, follower)));
        currentActor.find().map(mainMenu::entries).ifPresent(this::addPages);
        addToNavbar(themes);
        currentActor.find().ifPresent(actor -> {
            addToNavbar(new PersonMenu(actor, this::showShortcuts, signOut));
        });
        var main = new Main(demo);
        currentActor.find().ifPresent(actor -> main.add(new UncheckedStrip(sessionChecks, clock, actor)));
        main.add(jobNotices, page);
        main.addClassName("main");
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        setContent(main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        page.removeAll();
        page.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        page.removeAll();
    }

    /// Called by the browser on a person's input.
    @ClientCallable
    void touched() {
        sessionLimits.touched(VaadinSession.getCurrent());
    }

    /// Called by the browser after the console was out of reach: an answer proves that the page can go on.
    @ClientCallable
    boolean answer() {
        return true;
    }

    /// Called by the browser when a person requests the list of shortcuts.
    @ClientCallable
    void showShortcuts() {
        new ShortcutsDialog().open();
    }

    private void addPages(List<MainMenu.Entry> entries) {
        addToDrawer(pages(entries));
        if (!entries.isEmpty()) {
            addToNavbar(new HeaderSearch(this::openPalette));
        }
    }

    private void openPalette() {
        var shell = new PaletteOptions.Shell(themes::choose, this::showShortcuts, signOut);
        new CommandPalette(text -> paletteOptions.fixed(shell, text), paletteOptions::find).open();
    }

    /// The first stop of the keyboard on every page; `js/focus.js` follows it.
    private static Component skip() {
        var skip = new Anchor("#content", text("shell.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private static Component brand() {
        var sign = new Image("icons/console.svg", "");
        var brand = new Div(sign, new Span(text("shell.product")));
        brand.addClassName("brand");
        return brand;
    }

    private static DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(text("shell.menu"));
        return toggle;
    }

    private static SideNav pages(List<MainMenu.Entry> entries) {
        var pages = new SideNav();
        pages.getElement().setAttribute("aria-label", text("shell.pages"));
        for (MainMenu.Entry entry : entries) {
            var item = new SideNavItem(
                    text(entry.label()), entry.path(), entry.icon().create());
            // An open sandbox has an address below that of the list.
            item.setMatchNested(true);
            pages.addItem(item);
        }
        return pages;
    }
}
