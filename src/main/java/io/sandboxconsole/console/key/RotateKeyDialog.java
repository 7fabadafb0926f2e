package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for the time during which the old value of a key stays valid beside the new one.
final class RotateKeyDialog extends KeyDialog<Duration> {

    private static final List<Duration> USUAL =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    private final RadioButtonGroup<Duration> overlap = new RadioButtonGroup<>(text("key.overlap"));

    /// @param longest the longest overlap that the admin allows
    RotateKeyDialog(KeyRow line, Duration longest, BiConsumer<CommandDialog<Duration>, Duration> onSubmit) {
        super(text("key.rotate.title", line.name()), text("key.rotate"), onSubmit);
        overlap.setItems(choices(longest));
        overlap.setItemLabelGenerator(RotateKeyDialog::label);
        overlap.setValue(choices(longest).getFirst());
        content(new Paragraph(text("key.rotate.consequence")), new KeySummary(line), overlap);
    }

    @Override
    protected @Nullable Duration value() {
        return overlap.getValue();
    }

    @Override
    protected boolean refuse(String field, Message problem) {
        overlap.setErrorMessage(text(problem));
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
            return text("key.overlap.none");
        }
        return overlap.toHours() < 24
                ? text("key.overlap.hours", overlap.toHours())
                : text("key.overlap.days", overlap.toDays());
    }
}
