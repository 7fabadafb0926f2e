package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import java.util.List;

/// Tab of the sandbox's snapshots.
final class SnapshotsPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final SandboxActions actions;

    private final AsyncPane<List<Snapshot>> pane = new AsyncPane<>(this::content, this::read);

    private final Button create;

    private final Button refresh;

    SnapshotsPart(SandboxId id, DetailsReader reader, SandboxActions actions) {
        this.id = id;
        this.reader = reader;
        this.actions = actions;
        create = new Button(text("details.snapshot.create"), VaadinIcon.CAMERA.create(), _ -> create());
        refresh = new Button(text("details.refresh"), VaadinIcon.REFRESH.create(), _ -> read());
        create.addThemeVariants(ButtonVariant.LUMO_SMALL);
        refresh.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(new HorizontalLayout(create, refresh), pane);
    }

    @Override
    void show(DetailsModel current) {
        // If it is impossible now, the action bar states the reason.
        create.setVisible(current.possible(SandboxAction.SNAPSHOT));
        super.show(current);
    }

    @Override
    void read() {
        reader.snapshots(ui(), id, pane::show);
    }

    private void create() {
        var detailsModel = detailsModel();
        if (detailsModel != null) {
            actions.single().act(ui(), detailsModel.sandbox(), SandboxAction.SNAPSHOT);
        }
    }

    private Component content(List<Snapshot> snapshots) {
        var detailsModel = detailsModel();
        boolean told = detailsModel == null || detailsModel.snapshotsTold();
        if (snapshots.isEmpty()) {
            return note(told ? text("details.snapshots.none") : text("details.snapshots.untold.none"));
        }
        var list = new UnorderedList();
        list.addClassName("snapshots");
        snapshots.forEach(snapshot -> list.add(line(snapshot)));
        return told ? list : new Div(list, note(text("details.snapshots.untold")));
    }

    private static Paragraph note(String sentence) {
        var note = new Paragraph(sentence);
        note.addClassName("nothing");
        return note;
    }

    private ListItem line(Snapshot snapshot) {
        var line = new ListItem(new SnapshotLine(snapshot));
        var detailsModel = detailsModel();
        if (detailsModel != null && detailsModel.holds(Permission.CHANGE_SANDBOX)) {
            var delete = new Button(VaadinIcon.TRASH.create(), _ -> confirm(snapshot));
            delete.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            delete.setAriaLabel(text("details.snapshot.delete", SnapshotLine.title(snapshot)));
            delete.setTooltipText(text("details.snapshot.delete", SnapshotLine.title(snapshot)));
            line.add(delete);
        }
        return line;
    }

    private void confirm(Snapshot snapshot) {
        // The dialog may outlive the part: another sandbox may be opened behind it.
        var ui = ui();
        new SnapshotDeletion(
                        snapshot,
                        (dialog, snapshotId) -> reader.deleteSnapshot(ui, id, snapshotId, result -> {
                            dialog.show(result);
                            if (result instanceof AsyncResult.Success<UI>) {
                                Notice.success(text("details.snapshot.deleted", SnapshotLine.title(snapshot)));
                                getUI().ifPresent(_ -> read());
                            }
                        }))
                .open();
    }
}
