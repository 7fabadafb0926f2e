package io.sandboxconsole.sandbox;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers what was made of the keys that were asked for of late, in a limited number of places: a key takes the
/// place of another one. Counts nothing and locks nothing, because it is asked several times for each of a hundred
/// thousand rows by several threads; what two threads make at once is made twice. Keys and values are immutable.
public final class RecentValues<K, V> {

    private static final int FEWEST = 64;

    private final int most;

    private volatile @Nullable Entry<K, V>[] places = places(FEWEST);

    /// The keys that came since the last growth. Not exact.
    private int came;

    private record Entry<K, V>(K key, V value) {}

    /// @param most the places at most, a power of two; there are few at first
    public RecentValues(int most) {
        this.most = Math.max(FEWEST, most);
    }

    /// Returns what was made of `key` or an equal one, or makes it.
    public V get(K key, Function<? super K, ? extends V> maker) {
        @Nullable Entry<K, V>[] now = places;
        int place = place(key, now.length);
        Entry<K, V> known = now[place];
        if (known != null && known.key().equals(key)) {
            return known.value();
        }
        V made = maker.apply(key);
        now[place] = new Entry<>(key, made);
        if (now.length < most && ++came > now.length) {
            grow(now);
        }
        return made;
    }

    private void grow(@Nullable Entry<K, V>[] before) {
        @Nullable Entry<K, V>[] after = places(before.length * 4);
        for (Entry<K, V> entry : before) {
            if (entry != null) {
                after[place(entry.key(), after.length)] = entry;
            }
        }
        came = 0;
        places = after;
    }

    private static int place(Object key, int length) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & length - 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <K, V> @Nullable Entry<K, V>[] places(int number) {
        return new Entry[number];
    }
}
