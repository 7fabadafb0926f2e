package io.sandboxconsole.bench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// The times something took, in milliseconds, sorted.
record Times(double[] millis) {

    private static final int WARM_UP = 300;

    private static final int SAMPLES = 500;

    Times {
        millis = millis.clone();
        Arrays.sort(millis);
    }

    /// Times `work` after a warm-up; `before` comes before each time and does not count.
    static Times of(IntConsumer before, Runnable work) {
        double[] millis = new double[SAMPLES];
        for (int i = -WARM_UP; i < SAMPLES; i++) {
            before.accept(i + WARM_UP);
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return new Times(millis);
    }

    int count() {
        return millis.length;
    }

    double p50() {
        return millis[millis.length / 2];
    }

    double p99() {
        return millis[Math.min(millis.length - 1, millis.length * 99 / 100)];
    }

    double p95() {
        return millis[Math.min(millis.length - 1, millis.length * 95 / 100)];
    }
}
