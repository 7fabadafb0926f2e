package io.sandboxconsole.inventory;

/// The registration of a listener, which ends when it is closed. Closing twice does no harm.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
