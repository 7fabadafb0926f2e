package io.sandboxconsole.console.sandbox.details;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.tabs.Tab;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// Opens the details of the sandbox `p1` at one of their tabs.
public abstract class DetailsPartTest extends SandboxScreenTest {

    protected static final ProviderException DOWN =
            new ProviderException.Unavailable(PROD, Message.quoted("it is down."), Answer.NONE, null);

    protected static final ProviderException UNSUPPORTED =
            new ProviderException.Unsupported(PROD, Message.quoted("this"), Answer.NONE);

    @BeforeEach
    void aSandbox() {
        given(sandbox("p1").made());
    }

    protected final void openAs(String role, DetailsTab tab) {
        signIn(role, "platform");
        open("sandboxes/prod/p1");
        choose(tab);
    }

    protected final void choose(DetailsTab tab) {
        _get(DetailsTabs.class).choose(tab);
        settle();
    }

    protected static List<String> tabs() {
        return _find(_get(DetailsTabs.class), Tab.class).stream()
                .map(tab -> tab.getElement().getTextRecursively())
                .toList();
    }

    /// The text under the open tab.
    protected static String content() {
        return text(_get(SandboxDetails.class)
                .getChildren()
                .filter(child -> "tabpanel".equals(child.getElement().getAttribute("role")))
                .findFirst()
                .orElseThrow());
    }

    protected static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
