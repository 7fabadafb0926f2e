package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.function.Function;

/// What a question has brought so far. A skeleton stands in for the first answer if that takes long; while the same is
/// asked again, the former answer stays.
final class AsyncPane<T> extends Div {

    private final Function<T, Component> content;

    private final Runnable retry;

    private boolean here;

    AsyncPane(Function<T, Component> content, Runnable retry) {
        this.content = content;
        this.retry = retry;
        addClassName("answer");
    }

    /// An answer that comes after the pane was left is dropped: whoever is shown again asks again.
    void show(AsyncResult<T> result) {
        if (!isAttached()) {
            return;
        }
        getElement().setAttribute("aria-busy", String.valueOf(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<T>() -> {
                if (!here) {
                    put(skeleton());
                }
            }
            case AsyncResult.Success<T>(var value) -> {
                here = true;
                put(content.apply(value));
            }
            case AsyncResult.Failure<T>(var cause) -> {
                here = false;
                put(refused(cause, retry));
            }
        }
    }

    /// What cannot be had, and another try; calmly where the engine does not know such a thing at all, which no try
    /// changes.
    static Component refused(RuntimeException cause, Runnable retry) {
        if (cause instanceof ProviderException.Unsupported unsupported) {
            var sentence = new Paragraph(SafeText.line(text(unsupported.explanation())));
            sentence.addClassName("nothing");
            sentence.getElement().setAttribute("role", "status");
            return sentence;
        }
        var errorPanel = new ErrorPanel(cause, retry);
        errorPanel.getElement().setAttribute("role", "alert");
        return errorPanel;
    }

    /// Grey lines that appear only when an answer is late.
    static Div skeleton() {
        var skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassNames("skeleton", "late");
        skeleton.getElement().setAttribute("role", "status");
        skeleton.getElement().setAttribute("aria-label", text("details.awaited"));
        return skeleton;
    }

    private void put(Component component) {
        removeAll();
        add(component);
    }
}
