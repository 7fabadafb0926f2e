package io.sandboxconsole.access;

import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Explains what became of a person's claims: the names of those that came, and for roles and teams their values.
///
/// @param came the sources with the names of all their claims, newest first
public record ClaimReport(List<ReadClaim> read, List<ClaimSource> came) {

    private static final int LONGEST = 500;

    /// A claim that names roles or teams.
    ///
    /// @param from the source that decided it; null if no source carries it
    /// @param roles the roles among its values, for a claim that names roles
    public record ReadClaim(
            String name, Use use, ClaimSource.@Nullable Kind from, List<String> values, List<Role> roles) {

        /// Returns the values in one line that is safe to show.
        public String line() {
            String line = values.stream().map(SafeText::line).collect(Collectors.joining(", "));
            return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        }
    }

    /// What a claim is read for.
    public enum Use {
        ROLES,
        TEAMS
    }

    /// Returns the names of all claims of a source in one line that is safe to show.
    public static String names(ClaimSource source) {
        String line = source.names().stream().sorted().map(SafeText::line).collect(Collectors.joining(", "));
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /// Returns the report for the log, in one line.
    @Override
    public String toString() {
        String claims = read.stream().map(ClaimReport::sentence).collect(Collectors.joining(" "));
        String sources = came.stream()
                .map(source -> "%s: %s".formatted(word(source.kind()), names(source)))
                .collect(Collectors.joining("; "));
        return "%s Claims that came: %s.".formatted(claims, sources);
    }

    private static String sentence(ReadClaim claim) {
        String kind = claim.use() == Use.ROLES ? "roles" : "teams";
        if (claim.from() == null) {
            return "The claim %s for %s did not come.".formatted(claim.name(), kind);
        }
        return "The claim %s for %s came in the %s as [%s]%s."
                .formatted(
                        claim.name(),
                        kind,
                        word(claim.from()),
                        claim.line(),
                        claim.use() == Use.TEAMS
                                ? ""
                                : claim.roles().isEmpty()
                                        ? " and names no role of the console"
                                        : " and became %s".formatted(claim.roles()));
    }

    private static String word(ClaimSource.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
