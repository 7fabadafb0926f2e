package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.words.SafeText;
import java.util.function.Function;

/// What a question has brought so far. A skeleton stands in for the first answer if that takes long; while the same is
/// asked again, the former answer stays.
final class AnswerPane<T> extends Div {

    private final Function<T, Component> content;

    private final Runnable retry;

    private boolean here;

    AnswerPane(Function<T, Component> content, Runnable retry) {
        this.content = content;
        this.retry = retry;
        addClassName("answer");
    }

    /// An answer that comes after the pane was left is dropped: whoever is shown again asks again.
    void show(Answer<T> answer) {
        if (!isAttached()) {
            return;
        }
        getElement().setAttribute("aria-busy", String.valueOf(answer instanceof Answer.Awaited));
        switch (answer) {
            case Answer.Awaited<T>() -> {
                if (!here) {
                    put(skeleton());
                }
            }
            case Answer.Here<T>(var value) -> {
                here = true;
                put(content.apply(value));
            }
            case Answer.Refused<T>(var cause) -> {
                here = false;
                put(refused(cause, retry));
            }
        }
    }

    /// What cannot be had, and another try; calmly where the engine does not know such a thing at all, which no try
    /// changes.
    static Component refused(RuntimeException cause, Runnable retry) {
        if (cause instanceof ProviderException.Unsupported unsupported) {
            var sentence = new Paragraph(SafeText.line(say(unsupported.explanation())));
            sentence.addClassName("nothing");
            sentence.getElement().setAttribute("role", "status");
            return sentence;
        }
        var refusal = new Refusal(cause, retry);
        refusal.getElement().setAttribute("role", "alert");
        return refusal;
    }

    /// Grey lines that appear only when an answer is late.
    static Div skeleton() {
        var skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassNames("skeleton", "late");
        skeleton.getElement().setAttribute("role", "status");
        skeleton.getElement().setAttribute("aria-label", say("details.awaited"));
        return skeleton;
    }

    private void put(Component component) {
        removeAll();
        add(component);
    }
}
