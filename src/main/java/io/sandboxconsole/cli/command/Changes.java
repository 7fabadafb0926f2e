package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.EventStream;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.client.StreamEnd;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.output.Rows;
import io.sandboxconsole.cli.terminal.Terminal;

/// Goes on with a list: prints a row again each time it changes, as kubectl does. The console decides whether a changed
/// sandbox still matches the filter.
final class Changes {

    private final ConsoleClient client;

    private final Query list;

    private final String filter;

    private final Rows rows;

    private final Terminal terminal;

    /// @param list the list without its filter
    Changes(ConsoleClient client, Query list, String filter, Rows rows, Terminal terminal) {
        this.client = client;
        this.list = list;
        this.filter = filter;
        this.rows = rows;
        this.terminal = terminal;
    }

    void follow(EventStream stream) {
        stream.read(event -> {
            Document data = JsonReader.read(event.data());
            if (StreamEnd.isNotice(event.type())) {
                StreamEnd.tell(event.type(), data, terminal);
            } else {
                show(data.text("connection") + "/" + data.text("id"));
            }
            return !terminal.isClosed();
        });
    }

    private void show(String reference) {
        String one = (filter + " id:" + FilterOptions.value(reference)).strip();
        client.get(list.and("filter", one), rows::add);
        rows.flush();
    }
}
