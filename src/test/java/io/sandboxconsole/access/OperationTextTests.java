package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the sentence about a denial, for every operation that the sources attempt.
class OperationTextTests {

    /// Where the sources name an operation: its first argument, or a constant of that meaning.
    private static final Pattern OPERATION = Pattern.compile(
            "(?:Operation\\(\\s*|return new Operation\\(\\s*|operation\\(\\s*|managing\\(|sharing\\(|attempted\\(actor, id, |readable\\(actor, id, |reveal\\(\\s*actor, id, "
                    + "|sandboxes\\.(?:read|reveal)\\(actor, call\\.sandbox\\(\\), "
                    + "|new Step\\(id, |(?:ACTION|START|PAUSE|RESUME|CANCEL|DISCARD|DELETE_LATER|UNDO_DELETE|DELETE_SNAPSHOT|REVEAL_ENDPOINT|REACH_PORT|HOLD|RELEASE|UNLOCK) = )\"([a-z][a-z-]*)\"");

    private static final List<Target> TARGETS = List.of(
            Target.CONSOLE,
            new Target("prod", null, null, null, null),
            new Target("prod", null, null, "research", null),
            new Target("prod", null, "a", null, null),
            new Target("prod", null, "a", "research", "ann"),
            new Target("prod", "sb-1", null, "research", null),
            new Target("prod", "sb-1", "a", "research", "ann"));

    static Set<String> operations() throws IOException {
        Set<String> found = new TreeSet<>();
        for (SandboxAction action : SandboxAction.values()) {
            found.add(action.word());
        }
        found.addAll(List.of("revoke-key", "delete-key", "open-audit", "pass-on"));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/sandboxconsole"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("simulator"))
                    .toList()) {
                OPERATION
                        .matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .filter(word -> !word.endsWith("-"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_on_every_target_is_a_phrase_of_its_own(String action) {
        for (Target target : TARGETS) {
            if (action.matches("(view|delete)-template") && target.id() == null) {
                // These have always the template's id.
                continue;
            }
            String phrase = OperationText.of(new Operation(action, Permission.VIEW_SANDBOX, target))
                    .toString();

            assertThat(phrase)
                    .doesNotContain("the console", "null", "{", "“" + action.replace('-', ' ') + "”")
                    .matches("[a-z][a-zA-Z]*( .+)+");
            if (action.contains("-")) {
                assertThat(phrase).doesNotContain(action);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "create, , , , vic may not create a sandbox: that needs the role Admin.",
        "create, , , research, vic may not create a sandbox for the team research: that needs the role Admin.",
        "create, , a, , vic may not create the sandbox a: that needs the role Admin.",
        "change-pool, , a, , vic may not change the pool a: that needs the role Admin.",
        "change-pool, , , , vic may not create a pool: that needs the role Admin.",
        "delete, sb-1, build, , vic may not delete sandbox build (sb-1): that needs the role Admin.",
        "list-snapshots, , , , vic may not list the snapshots of sandboxes: that needs the role Admin.",
        "refresh-connection, , , , vic may not refresh the connection prod: that needs the role Admin.",
        "open-audit, , , , vic may not open the page “audit”: that needs the role Admin."
    })
    void a_denial_reads_as_a_sentence(String action, String id, String name, String team, String sentence) {
        var operation = new Operation(action, Permission.VIEW_SANDBOX, new Target("prod", id, name, team, null));

        var denial = Message.of("problem.denied", "vic", OperationText.of(operation), Role.either(List.of(Role.ADMIN)));

        assertThat(denial).hasToString(sentence);
    }
}
