package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.provider.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What teams may name in a new sandbox although the engine knows no owner of it
/// (`console.connections.<id>.teams.<team>.*`, `console.connections.<id>.allowed-members`).
@ConfigurationProperties("console")
public record SharedResourceProperties(@DefaultValue Map<String, Entry> connections) {

    /// The settings of one connection.
    ///
    /// @param teams the patterns of each team, by its name; without any team nothing is restricted
    /// @param allowedMembers members of a creation that may pass although their names end like those of references
    public record Entry(
            @DefaultValue Map<String, Patterns> teams,
            @DefaultValue Set<String> allowedMembers) {}

    /// The resources of one team; `*` stands for any characters.
    public record Patterns(
            @DefaultValue List<String> claims,
            @DefaultValue List<String> hostPaths,
            @DefaultValue List<String> buckets,
            @DefaultValue List<String> pools) {

        public Patterns {
            for (List<String> patterns : List.of(claims, hostPaths, buckets, pools)) {
                if (patterns.stream().anyMatch(String::isBlank)) {
                    throw new InvalidSettings(
                            "A pattern in console.connections.<id>.teams.<team> is blank.",
                            "Remove it, or write * for everything.");
                }
            }
        }
    }
}
