package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Sandbox.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the image that a Dockerfile begins with: that of its last stage, through the stages before it. The rest of the
/// text may hold secrets and goes nowhere.
final class Dockerfile {

    private static final int LONGEST = 65_536;

    private static final Pattern FROM =
            Pattern.compile("FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?(?:\\s.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ARGUMENT =
            Pattern.compile("ARG\\s+(\\w+)=[\"']?([^\\s\"']*)[\"']?.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)(?::-([^}]*))?}|(\\w+))");

    private final Map<String, String> arguments = new HashMap<>();

    private final Map<String, String> stages = new HashMap<>();

    private @Nullable String image;

    private boolean more;

    private Dockerfile(String text) {
        List<String> lines =
                text.substring(0, Math.min(text.length(), LONGEST)).lines().toList();
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::read);
    }

    /// Returns what a sandbox with this Dockerfile is made from.
    static Source source(String text) {
        Dockerfile read = new Dockerfile(text);
        if (read.image == null) {
            return new Source.Unstated();
        }
        return read.more ? new Source.Built(read.image) : new Source.Image(read.image);
    }

    private void read(String line) {
        Matcher from = FROM.matcher(line);
        Matcher argument = ARGUMENT.matcher(line);
        if (from.matches()) {
            String named = filled(from.group(1));
            String base = stages.getOrDefault(named.toLowerCase(Locale.ROOT), named);
            image = base;
            if (from.group(2) != null) {
                stages.put(from.group(2).toLowerCase(Locale.ROOT), base);
            }
        } else if (image == null && argument.matches()) {
            arguments.put(argument.group(1), argument.group(2));
        } else {
            more = true;
        }
    }

    /// Fills in the defaults of arguments; others stay as they are written.
    private String filled(String reference) {
        return VARIABLE.matcher(reference).replaceAll(variable -> {
            String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
            String otherwise = variable.group(2) == null ? variable.group() : variable.group(2);
            return Matcher.quoteReplacement(arguments.getOrDefault(name, otherwise));
        });
    }
}
