package io.sandboxconsole.console.component;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Blocking;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores each person's settings of the console: texts under names that only the screen concerned understands. They
/// follow the person from browser to browser and are never a secret.
///
/// Every call may throw a [org.springframework.dao.DataAccessException] if the database does not answer.
@Component
public class Preferences {

    /// The longest text that is kept.
    public static final int MAXIMUM_LENGTH = 4_000;

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All settings of `actor`, by name.
    @Blocking
    public Map<String, String> of(Actor actor) {
        Map<String, String> chosen = new HashMap<>();
        jdbc.sql("select name, content from preference where person = ?")
                .params(person(actor))
                .query(row -> {
                    chosen.put(row.getString("name"), row.getString("content"));
                });
        return Map.copyOf(chosen);
    }

    /// Stores `content` under `name` in place of the old text; a blank text only deletes that.
    ///
    /// @throws IllegalArgumentException if the text is too long or no database takes it
    @Blocking
    public void keep(Actor actor, String name, String content) {
        if (content.length() > MAXIMUM_LENGTH || content.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The preference %s cannot be kept.".formatted(name));
        }
        if (content.isBlank()) {
            jdbc.sql("delete from preference where person = ? and name = ?")
                    .params(person(actor), name)
                    .update();
        } else if (!changed(actor, name, content)) {
            try {
                jdbc.sql("insert into preference (person, name, content) values (?, ?, ?)")
                        .params(person(actor), name, content)
                        .update();
            } catch (DuplicateKeyException sameMoment) {
                // Another of the person's browsers was quicker; the later choice counts.
                changed(actor, name, content);
            }
        }
    }

    private boolean changed(Actor actor, String name, String content) {
        return jdbc.sql("update preference set content = ? where person = ? and name = ?")
                        .params(content, person(actor), name)
                        .update()
                > 0;
    }

    /// A label, because the identity provider's id of a person may be longer than the column.
    private static String person(Actor actor) {
        return actor.id().label();
    }
}
