package io.sandboxconsole.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// A process that keeps lists open in Chromium, each in a session of its own. Apart from the console's process, because
/// what drives a browser must not count in the console's heap.
///
/// Arguments: the console's address, how many lists, the path to open. Says `open` when all are; answers the line
/// `report` with what the pages noted, and ends when nobody can ask any more.
final class OpenLists {

    private static final String REPORT =
            "({ marks: bench.marks, bytes: bench.bytes, messages: bench.messages.length })";

    private OpenLists() {}

    public static void main(String[] arguments) throws IOException {
        // Nothing else may speak where the answers are expected.
        var answers = System.out;
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var browsers = new Browsers(arguments[0])) {
            List<ListPage> lists = IntStream.range(0, Integer.parseInt(arguments[1]))
                    .mapToObj(_ -> open(browsers, arguments[2]))
                    .toList();
            answers.println("open");
            while (questions.readLine() != null) {
                var reports =
                        lists.stream().map(list -> list.page().evaluate(REPORT)).toList();
                answers.println(JsonMapper.shared().writeValueAsString(reports));
            }
        }
    }

    private static ListPage open(Browsers browsers, String path) {
        var list = browsers.window();
        list.open(path);
        if (!path.equals(BareGrid.PATH)) {
            list.page().evaluate("bench.watchMarks('%s')".formatted(FollowBench.MARK));
        }
        return list;
    }
}
