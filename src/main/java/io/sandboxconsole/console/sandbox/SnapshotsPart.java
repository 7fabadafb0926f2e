package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import java.util.List;

/// The snapshots that were taken of the sandbox.
final class SnapshotsPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final AnswerPane<List<Snapshot>> answer = new AnswerPane<>(this::content, this::read);

    private final Button create;

    private final Button refresh;

    SnapshotsPart(SandboxId id, DetailsReader reader, SandboxActions actions) {
        this.id = id;
        this.reader = reader;
        this.actions = actions;
        create = new Button(say("details.snapshot.create"), VaadinIcon.CAMERA.create(), _ -> create());
        refresh = new Button(say("details.refresh"), VaadinIcon.REFRESH.create(), _ -> read());
        create.addThemeVariants(ButtonVariant.LUMO_SMALL);
        refresh.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var tools = new Div(create, refresh);
        tools.addClassName("part-tools");
        add(tools, answer);
    }

    @Override
    void show(Subject current) {
        // Where it is not possible now, the action above says why.
        create.setVisible(current.possible(SandboxAction.SNAPSHOT));
        super.show(current);
    }

    @Override
    void read() {
        reader.snapshots(ui(), id, answer::show);
    }

    private void create() {
        var subject = subject();
        if (subject != null) {
            actions.single().act(ui(), subject.sandbox(), SandboxAction.SNAPSHOT);
        }
    }

    private Component content(List<Snapshot> snapshots) {
        if (snapshots.isEmpty()) {
            var nothing = new Paragraph(say("details.snapshots.none"));
            nothing.addClassName("nothing");
            return nothing;
        }
        var list = new UnorderedList();
        list.addClassName("snapshots");
        snapshots.forEach(snapshot -> list.add(line(snapshot)));
        return list;
    }

    private ListItem line(Snapshot snapshot) {
        var line = new ListItem(new SnapshotLine(snapshot));
        var subject = subject();
        if (subject != null && subject.holds(Permission.CHANGE_SANDBOX)) {
            var delete = new Button(VaadinIcon.TRASH.create(), _ -> confirm(snapshot));
            delete.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            delete.setAriaLabel(say("details.snapshot.delete", SnapshotLine.title(snapshot)));
            delete.setTooltipText(say("details.snapshot.delete", SnapshotLine.title(snapshot)));
            line.add(delete);
        }
        return line;
    }

    private void confirm(Snapshot snapshot) {
        // The question may outlive the part: another sandbox may be opened behind it.
        var ui = ui();
        new SnapshotDeletion(
                        snapshot,
                        (dialog, wanted) -> reader.deleteSnapshot(ui, id, wanted, answered -> {
                            dialog.show(answered);
                            if (answered instanceof Answer.Here<UI>) {
                                Notice.success(say("details.snapshot.deleted", SnapshotLine.title(snapshot)));
                                getUI().ifPresent(_ -> read());
                            }
                        }))
                .open();
    }
}
