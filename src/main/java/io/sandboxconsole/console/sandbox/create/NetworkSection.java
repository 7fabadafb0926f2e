package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Edits the egress policy of a new sandbox: a default, and exceptions in order.
final class NetworkSection extends Div {

    private enum Policy {
        NONE,
        ALLOW,
        DENY
    }

    private final Select<Policy> policy = new Select<>();

    private final Div list = new Div();

    private final Button more;

    private final List<Line> lines = new ArrayList<>();

    private final FormFields fields;

    private int number;

    NetworkSection(FormFields fields) {
        this.fields = fields;
        addClassName("pairs");
        policy.setLabel(text("dialog.network.policy"));
        policy.setItems(Policy.values());
        policy.setItemLabelGenerator(choice -> switch (choice) {
            case NONE -> text("dialog.network.none");
            case ALLOW -> text("dialog.network.allow-all");
            case DENY -> text("dialog.network.deny-all");
        });
        policy.setValue(Policy.NONE);
        policy.addValueChangeListener(_ -> showRules());
        more = new Button(text("dialog.network.add"), VaadinIcon.PLUS.create(), _ -> addLine());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(fields.watched(policy), list, more);
        showRules();
    }

    @Nullable
    NetworkPolicy value() {
        if (policy.getValue() == Policy.NONE) {
            return null;
        }
        return new NetworkPolicy(
                policy.getValue() == Policy.ALLOW,
                filled().stream().map(Line::rule).toList());
    }

    /// The name of the rule at `index` of [#value] in the [FormFields].
    Optional<String> field(int index) {
        return filled().stream().skip(index).map(line -> line.name).findFirst();
    }

    private List<Line> filled() {
        return lines.stream().filter(line -> !line.target.isEmpty()).toList();
    }

    private void showRules() {
        boolean ruled = policy.getValue() != Policy.NONE;
        list.setVisible(ruled);
        more.setVisible(ruled);
    }

    private void addLine() {
        var line = new Line(policy.getValue() == Policy.DENY);
        lines.add(line);
        list.add(line);
        line.target.focus();
    }

    private final class Line extends Div {

        private final String name = "egress." + number++;

        private final Select<Boolean> allow = new Select<>();

        private final TextField target = new TextField();

        Line(boolean allowing) {
            addClassName("pair");
            allow.setItems(true, false);
            allow.setItemLabelGenerator(
                    allowed -> allowed ? text("dialog.network.allow") : text("dialog.network.deny"));
            allow.setValue(allowing);
            allow.setAriaLabel(text("dialog.network.action"));
            target.setAriaLabel(text("dialog.network.target"));
            target.setPlaceholder("*.example.com");
            var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
                lines.remove(this);
                list.remove(this);
                fields.forget(name);
            });
            remove.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            remove.setAriaLabel(text("dialog.network.remove"));
            remove.setTooltipText(text("dialog.network.remove"));
            add(fields.watched(allow), fields.named(name, target), remove);
        }

        NetworkPolicy.Rule rule() {
            return new NetworkPolicy.Rule(allow.getValue(), target.getValue().strip());
        }
    }
}
