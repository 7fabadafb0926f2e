package io.sandboxconsole.console.sandbox.hold;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.ReasonField;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ProtectionTerms;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Asks for the reason before a legal hold is released, and names the consequence.
final class ReleaseDialog extends CommandDialog<String> {

    private final ReasonField why = new ReasonField(text("hold.release.why"), text("hold.why-help"));

    ReleaseDialog(String sandbox, LegalHold hold, BiConsumer<CommandDialog<String>, String> onSubmit) {
        super(text("hold.release.title", SafeText.line(sandbox)), text("hold.release.submit"), onSubmit);
        warnOfLoss();
        why.addValueChangeListener(_ -> why.setInvalid(false));
        content(new Paragraph(text("hold.release.consequence")), HoldPart.facts(hold), why);
        setWidth("36rem");
    }

    @Override
    protected @Nullable String value() {
        if (ReasonField.fits(why.getValue())) {
            return why.getValue();
        }
        why.refuse(why.missing());
        return null;
    }

    @Override
    protected boolean typed() {
        return !why.isEmpty();
    }

    @Override
    protected boolean place(RuntimeException cause) {
        boolean ours = cause instanceof RequestRefused refused && refused.code().equals(ProtectionTerms.WHY);
        if (ours) {
            why.refuse(why.missing());
        }
        return ours;
    }
}
