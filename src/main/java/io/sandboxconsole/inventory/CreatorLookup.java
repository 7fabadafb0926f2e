package io.sandboxconsole.inventory;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Adds the creator of each sandbox to a listing. Without the database, the creators known before still hold.
final class CreatorLookup {

    private static final Logger log = LoggerFactory.getLogger(CreatorLookup.class);

    private final UnaryOperator<List<Sandbox>> attribution;

    private final Fleet fleet;

    private final DatabaseOutage outage =
            new DatabaseOutage(log, "Recorded creators of sandboxes are not read, and those known before still show");

    CreatorLookup(UnaryOperator<List<Sandbox>> attribution, Fleet fleet) {
        this.attribution = attribution;
        this.fleet = fleet;
    }

    List<Sandbox> attributed(List<Sandbox> listing) {
        try {
            List<Sandbox> attributed = attribution.apply(listing);
            outage.ended();
            return attributed;
        } catch (DataAccessException failure) {
            outage.began(failure);
            return listing.stream().map(this::asKnown).toList();
        }
    }

    private Sandbox asKnown(Sandbox sandbox) {
        return fleet.find(sandbox.id())
                .map(Sandbox::creator)
                .filter(known -> known.isOfCopy()
                        || known.evidence().compareTo(sandbox.creator().evidence()) < 0)
                .map(sandbox::createdBy)
                .orElse(sandbox);
    }
}
