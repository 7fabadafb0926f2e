package io.sandboxconsole.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import javax.management.JMException;
import javax.management.ObjectName;

/// What is alive in this process.
final class Heap {

    private Heap() {}

    /// The bytes alive after full collections.
    static long live() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Writes how many objects of each class are alive to `target/bench`, for people who look for what to drop.
    static void histogram(String name) {
        try {
            var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "gcClassHistogram", new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    });
            if (Boolean.getBoolean("bench.dump")) {
                ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                        .dumpHeap(ConsoleBench.FOLDER.resolve(name + ".hprof").toString(), true);
            }
            Files.writeString(ConsoleBench.FOLDER.resolve(name + ".histogram.txt"), String.valueOf(histogram));
        } catch (JMException | IOException failure) {
            throw new IllegalStateException("The histogram %s could not be written.".formatted(name), failure);
        }
    }
}
