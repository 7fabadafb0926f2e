package io.sandboxconsole.simulator.daytona.account;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stores all API keys, found by their value or by their name, which is unique per person only.
public final class KeyRing {

    private final List<Key> keys = new CopyOnWriteArrayList<>();
    private final SplittableRandom random = new SplittableRandom(41);

    public Optional<Key> find(String value) {
        return keys.stream().filter(key -> key.value().equals(value)).findFirst();
    }

    public Optional<Key> find(String organization, String user, String name) {
        return keys.stream()
                .filter(key -> key.organization().equals(organization))
                .filter(key -> key.userId().equals(user) && key.name().equals(name))
                .findFirst();
    }

    public List<Key> of(String organization) {
        return keys.stream()
                .filter(key -> key.organization().equals(organization))
                .toList();
    }

    public void add(Key key) {
        keys.add(key);
    }

    public void remove(Key key) {
        keys.remove(key);
    }

    public void replace(Key key, Key other) {
        keys.replaceAll(each -> each.equals(key) ? other : each);
    }

    /// Returns a new key's value with the usual prefix, ending in this suffix if it is not empty.
    public String value(String suffix) {
        byte[] bytes = new byte[32];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        String digits = HexFormat.of().formatHex(bytes);
        return "dtn_" + digits.substring(0, digits.length() - suffix.length()) + suffix;
    }
}
