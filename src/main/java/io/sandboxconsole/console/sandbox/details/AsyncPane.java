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

/// Pane for the result of a call. A skeleton replaces a slow first result; during a repeated call the previous result
/// stays.
final class AsyncPane<T> extends Div {

    private final Function<T, Component> content;

    private final Runnable retry;

    private boolean loaded;

    AsyncPane(Function<T, Component> content, Runnable retry) {
        this.content = content;
        this.retry = retry;
        addClassName("answer");
    }

    /// Shows a result. A result after the pane was detached is dropped: the next attach repeats the call.
    void show(AsyncResult<T> result) {
        if (!isAttached()) {
            return;
        }
        getElement().setAttribute("aria-busy", String.valueOf(result instanceof AsyncResult.Pending));
        switch (result) {
            case AsyncResult.Pending<T>() -> {
                if (!loaded) {
                    put(skeleton());
                }
            }
            case AsyncResult.Success<T>(var value) -> {
                loaded = true;
                put(content.apply(value));
            }
            case AsyncResult.Failure<T>(var cause) -> {
                loaded = false;
                put(failure(cause, retry));
            }
        }
    }

    /// The failure with a retry button; a plain sentence if the engine does not support the call, which no retry
    /// changes.
    static Component failure(RuntimeException cause, Runnable retry) {
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

    /// Grey lines that appear only if the result is late.
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
