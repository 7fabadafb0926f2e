package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.VaadinSession;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeSandboxProviderTests implements OpenSandboxLikeContract {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final ConnectionId FAKE = new ConnectionId("fake");

    private final FakeSandboxProvider provider = new FakeSandboxProvider(FAKE, InstantSource.fixed(NOW));

    @Override
    public SandboxProvider provider() {
        return provider;
    }

    @Override
    public SandboxProvider providerWithAnotherKey() {
        return failing(new ProviderException.CredentialsRejected(FAKE, Answer.NONE));
    }

    @Override
    public SandboxProvider providerOfNothing() {
        return failing(new ProviderException.Unavailable(FAKE, Message.quoted("it is not there."), Answer.NONE, null));
    }

    private static SandboxProvider failing(ProviderException failure) {
        FakeSandboxProvider provider = new FakeSandboxProvider(FAKE, InstantSource.fixed(NOW));
        provider.failWith(failure);
        return provider;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Test
    void it_remembers_what_it_was_asked() {
        provider.create(spec(Duration.ofMinutes(5), Map.of("name", "builder")));
        provider.list().sandboxes();

        assertThat(provider.asked()).containsExactly("create builder", "list");
        assertThat(provider.lastSpec()).isPresent();
    }

    @Test
    void it_fails_where_it_is_told_to_until_it_recovers() {
        provider.failOn("list", new ProviderException.RateLimited(FAKE, null, Answer.NONE));

        assertThatExceptionOfType(ProviderException.RateLimited.class).isThrownBy(provider::list);
        assertThat(provider.check().version()).isEqualTo("fake");
        provider.recover();
        assertThat(provider.list().sandboxes()).isEmpty();
    }

    @Test
    void a_check_of_ones_own_runs_before_each_call() {
        provider.beforeEachCall(() -> {
            throw new AssertionError("Called where it must not be.");
        });

        assertThatExceptionOfType(AssertionError.class).isThrownBy(provider::list);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void it_refuses_to_be_called_while_a_session_is_locked() {
        VaadinSession session = mock(VaadinSession.class);
        when(session.hasLock()).thenReturn(true);
        VaadinSession.setCurrent(session);
        try {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(provider::list)
                    .withMessageContaining("session is locked");
        } finally {
            VaadinSession.setCurrent(null);
        }
    }
}
