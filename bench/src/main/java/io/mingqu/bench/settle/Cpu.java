package io.mingqu.bench.settle;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this whole process (all threads, native ones, compiler and collector included) and time on the clock. */
record Cpu(long cpuNanos, long wallNanos) {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** What a stretch of work cost. */
    record Spent(double cpuSeconds, double wallSeconds) {}

    /** What one side may use without pushing out whatever else runs on the machine. */
    static long halfOfMemoryBytes() {
        return PROCESS.getTotalMemorySize() / 2;
    }

    static Cpu start() {
        return new Cpu(PROCESS.getProcessCpuTime(), System.nanoTime());
    }

    Spent stop() {
        return new Spent((PROCESS.getProcessCpuTime() - cpuNanos) / 1e9, (System.nanoTime() - wallNanos) / 1e9);
    }
}
