package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.sandbox.ChangeDialog;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks how long the present value of a key shall count beside the new one.
final class RotateKeyDialog extends KeyDialog<Duration> {

    private static final List<Duration> USUAL =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    private final RadioButtonGroup<Duration> overlap = new RadioButtonGroup<>(say("key.overlap"));

    /// @param longest the longest overlap the admin allows
    RotateKeyDialog(KeyLine line, Duration longest, BiConsumer<ChangeDialog<Duration>, Duration> onSubmit) {
        super(say("key.rotate.title", line.name()), say("key.rotate"), onSubmit);
        overlap.setItems(choices(longest));
        overlap.setItemLabelGenerator(RotateKeyDialog::label);
        overlap.setValue(choices(longest).getFirst());
        content(new Paragraph(say("key.rotate.consequence")), new KeySummary(line), overlap);
    }

    @Override
    protected @Nullable Duration value() {
        return overlap.getValue();
    }

    @Override
    protected boolean refuse(String field, Phrase problem) {
        overlap.setErrorMessage(say(problem));
        overlap.setInvalid(field.equals("overlap"));
        return overlap.isInvalid();
    }

    private static List<Duration> choices(Duration longest) {
        return Stream.concat(USUAL.stream(), Stream.of(longest))
                .filter(choice -> choice.compareTo(longest) <= 0)
                .distinct()
                .toList();
    }

    private static String label(Duration overlap) {
        if (overlap.isZero()) {
            return say("key.overlap.none");
        }
        return overlap.toHours() < 24
                ? say("key.overlap.hours", overlap.toHours())
                : say("key.overlap.days", overlap.toDays());
    }
}
