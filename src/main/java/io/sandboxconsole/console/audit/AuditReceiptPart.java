package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditReceipt;
import io.sandboxconsole.audit.AuditReceipt.Place;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Facts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows the receipt of an entry: its place in the chain, and the file that proves it, to copy and to download.
final class AuditReceiptPart extends Div {

    private final transient AuditProofs proofs;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    private @Nullable UUID shown;

    AuditReceiptPart(AuditProofs proofs, CurrentActor currentActor, Background background) {
        this.proofs = proofs;
        this.currentActor = currentActor;
        this.background = background;
        addClassName("audit-receipt");
    }

    /// Reads and shows the receipt of the attempt or event `operation`.
    void show(UUID operation) {
        shown = operation;
        removeAll();
        var actor = currentActor.get();
        background.read(UI.getCurrent(), () -> proofs.receipt(actor, operation), result -> {
            if (Objects.equals(operation, shown)) {
                show(operation, result);
            }
        });
    }

    private void show(UUID operation, AsyncResult<Optional<AuditReceipt>> result) {
        removeAll();
        switch (result) {
            case AsyncResult.Pending<Optional<AuditReceipt>> _ -> add(new Paragraph(text("details.awaited")));
            case AsyncResult.Success<Optional<AuditReceipt>>(var receipt) -> receipt.ifPresent(this::show);
            case AsyncResult.Failure<Optional<AuditReceipt>>(var cause) ->
                add(new ErrorPanel(cause, () -> show(operation)));
        }
    }

    private void show(AuditReceipt receipt) {
        add(new H3(text("audit.receipt")));
        add(facts(receipt.places()));
        switch (receipt.state()) {
            case PROVED -> add(actions(receipt), new Paragraph(text("audit.receipt.verify")));
            case AWAITS_CHECKPOINT -> {
                var again = small(new Button(text("audit.receipt.again"), _ -> {
                    if (shown != null) {
                        show(shown);
                    }
                }));
                add(new Paragraph(text("audit.receipt.awaited")), again);
            }
            case BEFORE_CHAIN -> add(new Paragraph(text("audit.receipt.before-chain")));
        }
    }

    /// The hash at each row; intent and outcome mostly have one checkpoint, and so one key.
    private static Facts facts(List<Place> places) {
        var facts = new Facts();
        places.stream()
                .filter(place -> place.hash() != null)
                .forEach(place -> facts.withCopy(
                        text("audit.receipt.hash", String.valueOf(place.number())), String.valueOf(place.hash())));
        facts.withWords(text("audit.receipt.checkpoint"), distinct(places, Place::checkpoint));
        distinct(places, Place::keyId).forEach(key -> facts.withCopy(text("audit.receipt.key"), key));
        return facts;
    }

    private static List<String> distinct(List<Place> places, Function<Place, @Nullable Object> value) {
        return places.stream()
                .map(value)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private static Div actions(AuditReceipt receipt) {
        var copy = small(new Button(text("audit.receipt.copy")));
        Clipboard.copyOnClick(copy, receipt.file());
        byte[] bytes = receipt.file().getBytes(StandardCharsets.UTF_8);
        String name =
                "audit-receipt-%d.jsonl".formatted(receipt.places().getLast().number());
        var download = new Anchor(
                DownloadHandler.fromInputStream(_ ->
                        new DownloadResponse(new ByteArrayInputStream(bytes), name, "application/jsonl", bytes.length)),
                text("audit.receipt.download"));
        download.setDownload(true);
        var actions = new Div(copy, download);
        actions.addClassName("audit-receipt-actions");
        return actions;
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
