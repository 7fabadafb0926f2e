package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.IntervalsForm;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Edits the options that only some engines accept: region, automatic intervals and open ports. Options that the engine
/// does not accept are hidden, and keep their input for another engine.
final class OptionsSection extends Stack {

    private final ChoiceField region = new ChoiceField(text("dialog.create.region"));

    private final Checkbox openPorts = new Checkbox(text("dialog.create.open-ports"));

    private final Checkbox own = new Checkbox(text("dialog.create.intervals-own"));

    private final IntervalsForm intervals;

    private final Paragraph usual = new Paragraph();

    private final Details section;

    private boolean pauses;

    OptionsSection(FormFields fields, Runnable onChange) {
        intervals = new IntervalsForm(false, onChange);
        intervals.setVisible(false);
        region.setPlaceholder(text("dialog.create.default"));
        region.setHelperText(text("dialog.create.region-help"));
        openPorts.setHelperText(text("dialog.create.open-ports-help"));
        own.addValueChangeListener(event -> intervals.setVisible(event.getValue()));
        section = new Details(text("dialog.create.intervals"), new Stack(usual, own, intervals));
        section.setWidthFull();
        fields.watched(own);
        add(new FieldLayout(2, "12rem", fields.named("region", region), fields.named("openPorts", openPorts)), section);
    }

    void adapt(Capabilities engine) {
        region.setVisible(engine.takes(SpecPart.REGION));
        openPorts.setVisible(engine.takes(SpecPart.OPEN_PORTS));
        section.setVisible(engine.takes(SpecPart.INTERVALS));
        usual.setText(text(engine.automation().usual()));
        pauses = engine.automation().pauses();
        intervals.offerPause(pauses);
        setVisible(region.isVisible() || openPorts.isVisible() || section.isVisible());
    }

    /// Sets the regions of the engine as choices.
    void setRegions(List<Region> regions) {
        Map<String, String> labels = new LinkedHashMap<>();
        regions.forEach(each ->
                labels.put(each.id(), each.name().equals(each.id()) ? each.id() : each.name() + " · " + each.id()));
        region.setChoices(labels);
    }

    void set(Options options) {
        region.setText(options.region() == null ? "" : options.region());
        openPorts.setValue(options.openPorts());
        own.setValue(options.intervals() != null);
        if (options.intervals() != null) {
            intervals.set(options.intervals());
        }
    }

    Options value() {
        String where = region.text();
        return new Options(
                region.isVisible() && !where.isEmpty() ? where : null,
                chosen(),
                openPorts.isVisible() && openPorts.getValue());
    }

    /// Whether the intervals are complete; marks the missing ones.
    boolean check() {
        return chosen() == null || intervals.check();
    }

    /// Whether the intervals are complete; marks nothing.
    boolean complete() {
        return chosen() == null || intervals.complete();
    }

    /// Shows the problem of complete intervals, or that there is none.
    void mark(Optional<Message> problem) {
        intervals.mark(complete() ? problem.map(Texts::text).orElse("") : "");
    }

    /// Marks the intervals as refused by the engine if `field` names them and they are visible; false otherwise.
    boolean refuse(String field, Message problem) {
        boolean ours = field.equals("intervals") && section.isVisible();
        if (ours) {
            own.setValue(true);
            intervals.mark(text(problem));
        }
        return ours;
    }

    /// The labels of input that the engine does not accept.
    List<String> unused() {
        List<String> labels = new ArrayList<>();
        if (!region.isVisible() && !region.text().isEmpty()) {
            labels.add(region.getLabel());
        }
        if (!openPorts.isVisible() && openPorts.getValue()) {
            labels.add(openPorts.getLabel());
        }
        if (!section.isVisible() && own.getValue()) {
            labels.add(label());
        }
        return labels;
    }

    /// The heading above the intervals.
    String label() {
        return section.getSummaryText();
    }

    private @Nullable Intervals chosen() {
        if (!section.isVisible() || !own.getValue()) {
            return null;
        }
        var chosen = intervals.value();
        return pauses ? chosen : chosen.withPause(Interval.UNSTATED);
    }
}
