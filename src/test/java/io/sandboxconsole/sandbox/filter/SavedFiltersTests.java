package io.sandboxconsole.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class SavedFiltersTests {

    private static final SandboxFilter STALE = SandboxFilter.parse("age:>3d state:paused");

    private final TestTrail trail = TestTrail.create();

    private final SavedFilters filters;

    private final Actor ada = Actors.person("ada", Role.OPERATOR, "platform");

    private final Actor bob = Actors.person("bob", Role.OPERATOR, "platform");

    private final Actor vera = Actors.person("vera", Role.VIEWER, "platform");

    private final Actor rex = Actors.person("rex", Role.LEAD, "research");

    SavedFiltersTests(Databases databases) {
        var clock = Clock.fixed(LifecycleFixture.NOW, ZoneOffset.UTC);
        this.filters = new SavedFilters(JdbcClient.create(databases.migrated()), Guards.on(trail, clock), clock);
    }

    @Test
    void what_somebody_keeps_alone_is_seen_by_nobody_else_and_leaves_no_row_in_the_trail() {
        filters.save(ada, " Stale ", STALE, null);

        assertThat(filters.visible(ada)).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("Stale");
            assertThat(kept.filter()).isEqualTo(STALE);
            assertThat(kept.mine()).isTrue();
            assertThat(kept.team()).isNull();
        });
        assertThat(filters.visible(bob)).isEmpty();
        assertThat(trail.rows()).isEmpty();
    }

    @Test
    void a_shared_filter_is_seen_by_its_team_only_and_sharing_is_recorded() {
        filters.save(ada, "Stale", STALE, "platform");

        assertThat(filters.visible(vera)).singleElement().satisfies(shared -> {
            assertThat(shared.mine()).isFalse();
            assertThat(shared.keeper()).isEqualTo("ada by name");
        });
        assertThat(filters.visible(rex)).isEmpty();
        assertThat(trail.story()).containsExactly("INTENT share-filter", "OUTCOME share-filter SUCCEEDED");
    }

    @Test
    void who_may_not_change_a_teams_sandboxes_shares_nothing_with_it() {
        assertThatThrownBy(() -> filters.save(vera, "Stale", STALE, "platform")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> filters.save(rex, "Stale", STALE, "platform")).isInstanceOf(AccessDenied.class);

        assertThat(trail.story().subList(0, 2)).containsExactly("INTENT share-filter", "OUTCOME share-filter DENIED");
        assertThat(filters.visible(ada)).isEmpty();
        assertThat(filters.visible(vera)).isEmpty();
        assertThat(filters.mayShare(vera, "platform")).isFalse();
        assertThat(filters.mayShare(ada, "platform")).isTrue();
    }

    @Test
    void saving_under_a_name_again_replaces_the_filter() {
        filters.save(ada, "Stale", STALE, null);

        filters.save(ada, "Stale", SandboxFilter.parse("state:failed"), "platform");

        assertThat(filters.visible(ada))
                .singleElement()
                .satisfies(kept -> assertThat(kept.filter()).hasToString("state:failed"));
    }

    @Test
    void a_shared_filter_is_removed_by_those_who_may_share_and_by_nobody_else() {
        filters.save(ada, "Stale", STALE, "platform");
        String id = filters.visible(ada).getFirst().id();

        filters.remove(rex, id);
        assertThatThrownBy(() -> filters.remove(vera, id)).isInstanceOf(AccessDenied.class);
        assertThat(filters.visible(ada)).hasSize(1);
        filters.remove(bob, id);
        assertThat(filters.visible(ada)).isEmpty();
        assertThat(trail.story())
                .endsWith(
                        "INTENT unshare-filter",
                        "OUTCOME unshare-filter DENIED",
                        "INTENT unshare-filter",
                        "OUTCOME unshare-filter SUCCEEDED");
    }

    @Test
    void nobody_removes_what_somebody_else_keeps_alone() {
        filters.save(ada, "Stale", STALE, null);

        filters.remove(bob, filters.visible(ada).getFirst().id());

        assertThat(filters.visible(ada)).hasSize(1);
    }

    @Test
    void a_name_is_neither_blank_nor_endless() {
        assertThatThrownBy(() -> filters.save(ada, "  ", STALE, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filters.save(ada, "x".repeat(61), STALE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_shared_unrecorded() {
        trail.database().stop();

        assertThatThrownBy(() -> filters.save(ada, "Stale", STALE, "platform")).isInstanceOf(AuditUnavailable.class);

        assertThat(filters.visible(vera)).isEmpty();
    }
}
