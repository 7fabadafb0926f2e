package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One key with the values that the page shows.
///
/// @param sandboxes the number of existing, visible sandboxes that it created
/// @param changeable whether the person may change it
/// @param confusable whether another visible key has a different name that looks the same
/// @param own whether it acts for the person
record KeyRow(ApiKey key, KeyStatus standing, int sandboxes, boolean changeable, boolean confusable, boolean own) {

    String name() {
        return SafeText.line(key.name());
    }

    /// The public beginning of the value, for recognition, with a warning beside a name that looks like another.
    String lookup() {
        return confusable ? key.lookup() + "… · " + text("key.name.confusable") : key.lookup() + "…";
    }

    String kind() {
        return key.kind() == Kind.SERVICE ? text("key.kind.service") : text("key.kind.personal");
    }

    /// The team, or the person.
    String whose() {
        if (key.team() != null) {
            return SafeText.line(key.team());
        }
        boolean issuedForThemselves = key.created().by().equals(key.owner());
        return SafeText.line(issuedForThemselves ? key.created().name() : String.valueOf(key.owner()));
    }

    String role() {
        return RoleText.of(key.role());
    }

    String connection() {
        return key.connection() == null ? text("key.connection.all") : key.connection();
    }

    String creator() {
        return author(key.created());
    }

    /// Who took a step: the name of that time, or a word for the console's configuration.
    static String author(Step step) {
        return step.configured() ? text("key.by.configuration") : SafeText.line(step.name());
    }

    String limits() {
        return Stream.of(requestLimit(), sandboxLimit())
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// The limit of requests, or a word for no limit at all.
    String requestLimit() {
        var limits = key.limits();
        if (limits.requestsPerMinute() != null) {
            return text("key.limit.requests", limits.requestsPerMinute());
        }
        return limits.sandboxes() == null ? text("key.limit.none") : "";
    }

    String sandboxLimit() {
        return key.limits().sandboxes() == null
                ? ""
                : text("key.limit.sandboxes", key.limits().sandboxes());
    }

    /// The address and the program of the last use; empty before the first.
    String origin() {
        Use use = key.lastUse();
        if (use == null) {
            return "";
        }
        String address = use.address() == null ? "" : use.address();
        String program = use.userAgent() == null ? "" : use.userAgent();
        return SafeText.line(address + (address.isEmpty() || program.isEmpty() ? "" : " · ") + program);
    }

    /// The address of the list of sandboxes that the key created.
    String list() {
        String filter = SandboxFilter.EVERYTHING
                .with("creator", Set.of(key.actorId().label()))
                .toString();
        return new Location("sandboxes", QueryParameters.of("filter", filter)).getPathWithQueryParameters();
    }

    /// Whether any shown text contains `text`, ignoring case.
    boolean fits(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        return Stream.of(key.name(), key.lookup(), whose(), kind(), role(), connection(), creator(), origin())
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(sought));
    }
}
