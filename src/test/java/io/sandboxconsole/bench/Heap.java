package io.sandboxconsole.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/// What is alive in this process.
final class Heap {

    private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private Heap() {}

    /// The bytes alive after full collections.
    static long live() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Runs `work` and returns how many bytes more were alive at most, as the collector saw it.
    static long most(Runnable work) {
        long before = live();
        var most = new AtomicLong();
        NotificationListener listener = (notification, _) -> {
            var collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            long used = collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            most.accumulateAndGet(used, Math::max);
        };
        var emitters = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .toList();
        emitters.forEach(emitter -> emitter.addNotificationListener(listener, null, null));
        try {
            work.run();
        } finally {
            emitters.forEach(emitter -> remove(emitter, listener));
        }
        return Math.max(0, Math.max(most.get(), live()) - before);
    }

    private static void remove(NotificationEmitter emitter, NotificationListener listener) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Writes how many objects of each class are alive to `target/bench`, for people who look for what to drop.
    static void histogram(String name) {
        String histogram = histogram();
        try {
            if (Boolean.getBoolean("bench.dump")) {
                ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                        .dumpHeap(ConsoleBench.FOLDER.resolve(name + ".hprof").toString(), true);
            }
            Files.writeString(ConsoleBench.FOLDER.resolve(name + ".histogram.txt"), histogram);
        } catch (IOException failure) {
            throw new IllegalStateException("The histogram %s could not be written.".formatted(name), failure);
        }
    }

    /// How many objects of a class are alive; 0 if there is no such class.
    static long count(String className) {
        return histogram()
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(column -> column.length > 3 && column[3].equals(className))
                .mapToLong(column -> Long.parseLong(column[1]))
                .sum();
    }

    private static String histogram() {
        try {
            var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "gcClassHistogram", new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    });
        } catch (JMException failure) {
            throw new IllegalStateException("The JVM gave no histogram.", failure);
        }
    }
}
