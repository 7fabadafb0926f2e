package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Life;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes lives into `history_sandbox`, without events.
public final class LifeRows {

    private final JdbcClient jdbc;

    private final SandboxFields fields = new SandboxFields();

    public LifeRows(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    public void write(List<Life> lives) {
        lives.forEach(this::write);
    }

    private void write(Life life) {
        var lastSeen = life.end() == null ? life.firstSeen() : life.end().lastSeen();
        Map<String, Object> columns = new HashMap<>(LifeColumns.of(life, lastSeen, fields.of(life.sandbox())));
        columns.put("events", 0);
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        jdbc.sql("insert into history_sandbox (" + names + ") values (" + values + ")")
                .params(columns)
                .update();
    }
}
