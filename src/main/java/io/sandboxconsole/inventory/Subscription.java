package io.sandboxconsole.inventory;

/// Somebody is being told about changes, until it is closed. Closing twice does no harm.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
