package io.sandboxconsole.bulk;

import io.sandboxconsole.access.SessionCheck.UnattendedWork;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/// Knows the people whose jobs wait or run, on any console.
@Component
class JobPeople implements UnattendedWork {

    private static final Logger log = LoggerFactory.getLogger(JobPeople.class);

    private final JobRows rows;

    private volatile Set<String> last = Set.of();

    JobPeople(JdbcOperations jdbc) {
        this.rows = new JobRows(jdbc);
    }

    @Override
    public Set<String> people() {
        try {
            last = rows.people();
        } catch (DataAccessException away) {
            log.debug("The people whose jobs run cannot be read now.", away);
        }
        return last;
    }
}
