package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.sandboxconsole.sandbox.Diagnostics.Kind;
import io.sandboxconsole.sandbox.SandboxId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/// Downloads a log as shown on the screen, with its control characters replaced: safe in a terminal.
final class LogDownload extends Anchor {

    private final SandboxId id;

    private final Supplier<Kind> kind;

    private final LogText log;

    LogDownload(SandboxId id, Supplier<Kind> kind, LogText log) {
        this.id = id;
        this.kind = kind;
        this.log = log;
        addClassName("log-download");
        setHref(this::write, AttachmentType.DOWNLOAD);
        getElement().setAttribute("download", true);
        add(VaadinIcon.DOWNLOAD.create());
        add(text("details.log.download"));
    }

    String fileName() {
        return "%s-%s.txt"
                .formatted(
                        id.value().replaceAll("[^A-Za-z0-9._-]", "_"),
                        kind.get().name().toLowerCase(Locale.ROOT));
    }

    private void write(DownloadEvent event) throws IOException {
        byte[] text = log.content().getBytes(StandardCharsets.UTF_8);
        event.setFileName(fileName());
        event.setContentType("text/plain; charset=utf-8");
        event.setContentLength(text.length);
        try (var out = event.getOutputStream()) {
            out.write(text);
        }
    }
}
