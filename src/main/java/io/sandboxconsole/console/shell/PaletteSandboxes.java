package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.shell.PaletteOption.Group;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.FilterCorrection;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds sandboxes for the command palette among those that a person may see: by name first, then by all
/// that a filter finds.
@Component
class PaletteSandboxes {

    private static final int MOST = 10;

    /// Of so few, each is offered with more than its details.
    private static final int FEW = 3;

    private final Inventory inventory;

    PaletteSandboxes(Inventory inventory) {
        this.inventory = inventory;
    }

    /// The best matches, and how many there are.
    record Found(SandboxFilter filter, List<Sandbox> sandboxes, int matching) {

        Found {
            sandboxes = List.copyOf(sandboxes);
        }
    }

    /// Finds the sandboxes; walks over the whole inventory, so not while a session is held.
    Found find(Actor actor, String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        var anywhere = filter(words, inventory.metadataKeys(actor));
        var matching = inventory.page(actor, Query.newest(anywhere, MOST));
        Map<SandboxId, Sandbox> best = new LinkedHashMap<>();
        if (matching.matching() > MOST) {
            var named = SandboxFilter.parse(joined(words, word -> "name:*%s*".formatted(quoted(word))));
            inventory.page(actor, Query.newest(named, MOST)).rows().forEach(row -> best.put(row.id(), row));
        }
        matching.rows().forEach(row -> best.putIfAbsent(row.id(), row));
        return new Found(
                anywhere, best.values().stream().limit(MOST).toList(), Math.max(matching.matching(), best.size()));
    }

    List<PaletteOption> options(Found found) {
        List<PaletteOption> options = new ArrayList<>();
        found.sandboxes().forEach(sandbox -> options.add(details(sandbox)));
        if (found.sandboxes().size() <= FEW) {
            found.sandboxes().forEach(sandbox -> options.addAll(more(sandbox)));
        }
        if (found.matching() > found.sandboxes().size()) {
            options.add(all(found));
        }
        return options;
    }

    /// Opens the details: in the list, where it is shown, with its filter; otherwise by their address.
    static void open(UI ui, SandboxId id, DetailsTab tab) {
        ui.getInternals().getActiveRouterTargetsChain().stream()
                .filter(SandboxDetails.Screen.class::isInstance)
                .map(SandboxDetails.Screen.class::cast)
                .findFirst()
                .ifPresentOrElse(
                        screen -> screen.open(id, tab),
                        () -> ui.navigate(
                                SandboxDetails.address(id),
                                tab == DetailsTab.OVERVIEW
                                        ? QueryParameters.empty()
                                        : QueryParameters.of("tab", tab.word())));
        ui.getPage().executeJs("window.sandboxConsoleFocus.details()");
    }

    private static PaletteOption details(Sandbox sandbox) {
        String detail = Stream.of(
                        StateText.of(sandbox.state()),
                        CreatorLabel.name(sandbox.creator()),
                        sandbox.id().value())
                .map(SafeText::line)
                .collect(Collectors.joining(" · "));
        return new PaletteOption(
                Group.SANDBOX,
                VaadinIcon.CUBE,
                title(sandbox),
                detail,
                null,
                ui -> open(ui, sandbox.id(), DetailsTab.OVERVIEW));
    }

    private static List<PaletteOption> more(Sandbox sandbox) {
        return List.of(
                new PaletteOption(
                        Group.SANDBOX,
                        VaadinIcon.FILE_TEXT_O,
                        text("shell.palette.logs", title(sandbox)),
                        ui -> open(ui, sandbox.id(), DetailsTab.LOGS)),
                new PaletteOption(
                        Group.SANDBOX,
                        VaadinIcon.COPY_O,
                        text("shell.palette.copy-id", title(sandbox)),
                        SafeText.line(sandbox.id().value()),
                        sandbox.id().value(),
                        _ -> Notice.success(text("shell.palette.copied-id", title(sandbox)))));
    }

    private static PaletteOption all(Found found) {
        return new PaletteOption(
                Group.SANDBOX,
                VaadinIcon.CUBES,
                text("shell.palette.all", found.matching()),
                ui -> ui.navigate(
                        MainMenu.SANDBOXES,
                        QueryParameters.of("filter", found.filter().toString())));
    }

    private static String title(Sandbox sandbox) {
        return SafeText.shortened(SafeText.line(sandbox.title()));
    }

    /// What is a filter counts as one, also where it has to be corrected; of other text, each word may stand anywhere.
    private static SandboxFilter filter(List<String> words, Set<String> keys) {
        String text = String.join(" ", words);
        try {
            return SandboxFilter.parse(
                    FilterCorrection.of(text, keys).map(FilterCorrection::text).orElse(text));
        } catch (FilterSyntaxException noFilter) {
            return SandboxFilter.parse(joined(words, PaletteSandboxes::quoted));
        }
    }

    private static String joined(List<String> words, UnaryOperator<String> term) {
        return words.stream().map(term).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
