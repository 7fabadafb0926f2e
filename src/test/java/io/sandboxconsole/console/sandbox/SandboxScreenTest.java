package io.sandboxconsole.console.sandbox;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.FakeProviderFactory;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.sandbox.action.ActionMenu;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.details.SandboxFacts;
import io.sandboxconsole.console.sandbox.list.SandboxGrid;
import io.sandboxconsole.console.sandbox.list.SandboxRow;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/// Opens the Sandboxes screen over one engine in memory, which rejects every call made under the session lock.
public abstract class SandboxScreenTest extends ConsoleTest {

    public static final ConnectionId PROD = new ConnectionId("prod");

    @Autowired
    private FakeProviderFactory factory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SandboxActions actions;

    @Autowired
    private Inventory inventory;

    private final List<SandboxId> there = new ArrayList<>();

    /// A listing of the inventory's own may have met the engine while an earlier test let it fail. The next one is due
    /// by the test's clock, which stands still.
    @BeforeEach
    void engineIsUp() {
        await().until(() -> {
            if (!isUp()) {
                inventory.refresh(PROD);
                clock.advance(Duration.ofSeconds(1));
            }
            return isUp();
        });
        clock.reset();
    }

    private boolean isUp() {
        return inventory.health().stream().noneMatch(health -> health.status().unwell());
    }

    @AfterEach
    void emptyEngine() {
        engine().recover();
        engine().can(FakeSandboxProvider.PLAIN);
        there.addAll(engine().there());
        there.forEach(this::lose);
        engine().loseSnapshots();
        engine().forgetWhatWasAsked();
    }

    protected final FakeSandboxProvider engine() {
        return factory.provider();
    }

    /// Asks for `action` as a click does, offered or not.
    protected final void act(Sandbox sandbox, SandboxAction action) {
        actions.single().act(UI.getCurrent(), sandbox, action);
        settle();
    }

    /// Puts sandboxes into the engine, or other values in their place, and lets the inventory know.
    protected final void given(Sandbox... sandboxes) {
        for (Sandbox sandbox : sandboxes) {
            there.add(sandbox.id());
            engine().with(sandbox);
            events.publishEvent(new SandboxEvent.Changed(sandbox));
        }
    }

    /// Takes a sandbox away, as the inventory notices it.
    protected final void lose(SandboxId id) {
        engine().lose(id);
        events.publishEvent(new SandboxEvent.Gone(id));
    }

    /// What changed something at the engine so far. A deletion that waited may come late, from the test before.
    protected final List<String> changesAsked() {
        return engine().asked().stream()
                .filter(call -> !call.matches("(list|check|find|endpoint|snapshots).*"))
                .filter(call ->
                        !call.startsWith("delete ") || there.stream().anyMatch(id -> call.equals("delete " + id)))
                .toList();
    }

    /// The same sandbox, created and owned by another person.
    protected static Sandbox ownedBy(String person, Sandbox sandbox) {
        return new Sandbox(
                sandbox.id(),
                sandbox.status(),
                new Creator.User(person, person, Creator.Evidence.RECORDED),
                person,
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                null,
                sandbox.metadata());
    }

    protected static SandboxGrid grid() {
        return _get(SandboxGrid.class);
    }

    protected static List<SandboxRow> rows() {
        return _findAll((Grid<SandboxRow>) grid());
    }

    protected static List<String> titles() {
        return rows().stream().map(row -> row.sandbox().title()).toList();
    }

    /// The address that the screen has written into the browser since the last look or [#settle].
    protected static String address() {
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .flatMap(invocation -> invocation.getParameters().stream())
                .map(String::valueOf)
                .filter(text -> text.contains("sandboxes"))
                .reduce("", (_, last) -> last);
    }

    /// Presses the button with this text or accessible name, wherever it stands, or else what the menu of the details
    /// calls so.
    protected final void press(String label) {
        if (buttons(label).isEmpty()) {
            choose(label);
        } else {
            _click(button(label));
        }
        settle();
    }

    private static void choose(String label) {
        var item = menuItem(label);
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    /// What the menu of the details calls so, with its reason where it is not possible.
    protected static MenuItem menuItem(String label) {
        return menuItems().stream()
                .filter(item -> label.equals(item.getElement().getTextRecursively()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("neither a button nor in the menu: " + label));
    }

    protected static List<MenuItem> menuItems() {
        return _find(_get(SandboxDetails.class), ActionMenu.class).stream()
                .flatMap(menu -> menu.getItems().getFirst().getSubMenu().getItems().stream())
                .filter(Component::isVisible)
                .toList();
    }

    protected static Button button(String label) {
        List<Button> found = buttons(label);
        assertThat(found).as("buttons “%s”", label).hasSize(1);
        return found.getFirst();
    }

    protected static List<Button> buttons(String label) {
        return _find(Button.class).stream()
                .filter(button -> label.equals(button.getText())
                        || label.equals(button.getAriaLabel().orElse(null)))
                .toList();
    }

    /// What the details say, name by name, in their order; of several equal names the last.
    protected static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        List<Component> parts = _get(SandboxFacts.class)
                .getChildren()
                .filter(Facts.class::isInstance)
                .flatMap(Component::getChildren)
                .toList();
        String name = "";
        for (Component part : parts) {
            if (part instanceof Term term) {
                name = term.getText();
            } else if (part instanceof Description description) {
                facts.put(name, description.getElement().getTextRecursively());
            }
        }
        return facts;
    }

    /// The sentences of the notices on the screen.
    protected static String notices() {
        return String.join(
                "\n",
                NotificationsKt.getNotifications().stream()
                        .map(notice -> notice.getElement().getProperty("text", "")
                                + notice.getElement().getTextRecursively())
                        .toList());
    }
}
