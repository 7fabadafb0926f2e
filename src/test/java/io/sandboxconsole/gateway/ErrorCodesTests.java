package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table of errors in `docs/api.md` to the codes that the gateway gives.
class ErrorCodesTests {

    private static final Path MAIN = Path.of("src/main/java/io/sandboxconsole");

    private static final Pattern CODE =
            Pattern.compile("(?:ApiError|RequestRefused)\\(\\s*(?:\\d{3},\\s*)?\"([A-Z_]+(?:::[A-Z_]+)?)\"");

    @Test
    void every_code_of_ours_is_documented() throws IOException {
        String page = Files.readString(Path.of("docs/api.md"));

        assertThat(codes())
                .hasSizeGreaterThan(25)
                .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("MISSING_API_KEY", "INVALID_API_KEY", "OUT_OF_SCOPE"));
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("gateway")
                            || path.toString().contains("passthrough"))
                    .toList()) {
                CODE.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(codes::add);
            }
        }
        return codes;
    }
}
