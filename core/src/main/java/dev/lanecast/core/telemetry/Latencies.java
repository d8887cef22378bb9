package dev.lanecast.core.telemetry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long calls took: counts in fixed steps that grow with the value, so that two of them add up to a third and a
 * percentile is off by at most 3.2 per cent. Below 32 milliseconds it is exact. Not thread-safe.
 */
public final class Latencies {

    private static final int FINE_BITS = 4;
    private static final int FINE = 1 << FINE_BITS;

    private int[] steps = new int[4];
    private long[] counts = new long[4];
    private int size;

    /** Counts a value in milliseconds, which must not be negative, so many times; a negative number takes it away. */
    public void add(long millis, long times) {
        addStep(step(millis), times);
    }

    /** Counts all values of another one, once; with {@code -1} takes them away. */
    public void addAll(Latencies other, int times) {
        int mine = 0;
        int its = 0;
        while (its < other.size) {
            while (mine < size && steps[mine] < other.steps[its]) {
                mine++;
            }
            long sum = mine < size && steps[mine] == other.steps[its] ? counts[mine] + times * other.counts[its] : 0;
            if (sum == 0) {
                // A step more, or one less.
                merge(mine, other, its, times);
                return;
            }
            counts[mine] = sum;
            its++;
        }
    }

    /** Counts what begins at a step of each. Its arrays are variables, as the quick compiler would read the fields each time. */
    private void merge(int from, Latencies other, int itsFrom, int times) {
        int[] mySteps = steps;
        long[] myCounts = counts;
        int[] itsSteps = other.steps;
        int[] newSteps = Arrays.copyOf(mySteps, size + other.size - itsFrom);
        long[] newCounts = Arrays.copyOf(myCounts, newSteps.length);
        int mySize = size;
        int itsSize = other.size;
        int end = from;
        int mine = from;
        int its = itsFrom;
        while (mine < mySize || its < itsSize) {
            int step = its == itsSize || mine < mySize && mySteps[mine] < itsSteps[its] ? mySteps[mine] : itsSteps[its];
            long count = 0;
            if (mine < mySize && mySteps[mine] == step) {
                count = myCounts[mine++];
            }
            if (its < itsSize && itsSteps[its] == step) {
                count += times * other.counts[its++];
            }
            newSteps[end] = step;
            newCounts[end] = count;
            end += count == 0 ? 0 : 1;
        }
        steps = newSteps;
        counts = newCounts;
        size = end;
    }

    /**
     * Counts all values that are encoded, see {@link #encode}, once; with {@code -1} takes them away.
     *
     * @param encoded one or several, a zero byte between each and the next
     * @throws IndexOutOfBoundsException if they end too early
     */
    public void addAll(byte[] encoded, int times) {
        int in = 0;
        while (in < encoded.length) {
            Latencies other = new Latencies();
            in = other.read(in, encoded) + 1;
            if (size == 0 && times == 1) {
                steps = other.steps;
                counts = other.counts;
                size = other.size;
            } else {
                addAll(other, times);
            }
        }
    }

    /** Whether nothing is counted. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many values are counted. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * About the smallest value in milliseconds that so many per cent of all do not exceed (nearest rank); null if there are
     * none.
     *
     * @param percent above 0, at most 100
     */
    public @Nullable Long percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(percent / 100 * count()));
        for (int i = 0; i < size; i++) {
            rank -= counts[i];
            if (rank <= 0) {
                return middle(steps[i]);
            }
        }
        return null;
    }

    /** Bytes from which {@link #decode} makes an equal one. */
    public byte[] encode() {
        byte[] bytes = new byte[size * 4];
        int end = 0;
        int before = 0;
        for (int i = 0; i < size; i++) {
            if (bytes.length - end < 2 * Varint.LONGEST) {
                bytes = Arrays.copyOf(bytes, 2 * (bytes.length + Varint.LONGEST));
            }
            end = Varint.write(steps[i] - before, bytes, end);
            end = Varint.write(counts[i], bytes, end);
            before = steps[i];
        }
        return Arrays.copyOf(bytes, end);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IndexOutOfBoundsException if it ends too early
     */
    public static Latencies decode(byte[] bytes) {
        Latencies read = new Latencies();
        read.read(0, bytes);
        return read;
    }

    /** Takes what is encoded from there on; answers where it ends. A step is never that of before, so zero means the end. */
    private int read(int begin, byte[] bytes) {
        int[] readSteps = new int[(bytes.length - begin) / 2 + 1];
        long[] readCounts = new long[readSteps.length];
        int count = 0;
        int step = 0;
        int in = begin;
        while (in < bytes.length && (in == begin || bytes[in] != 0)) {
            step += (int) Varint.read(bytes, in);
            in = Varint.end(bytes, in);
            readSteps[count] = step;
            readCounts[count++] = Varint.read(bytes, in);
            in = Varint.end(bytes, in);
        }
        steps = readSteps;
        counts = readCounts;
        size = count;
        return in;
    }

    private void addStep(int step, long times) {
        int at = size > 0 && steps[size - 1] < step ? size : Arrays.binarySearch(steps, 0, size, step);
        if (at < 0 || at == size) {
            insert(at < 0 ? -at - 1 : at, step, times);
        } else if (counts[at] + times == 0) {
            remove(at);
        } else {
            counts[at] += times;
        }
    }

    private void insert(int at, int step, long times) {
        if (times == 0) {
            return;
        }
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size + 4);
            counts = Arrays.copyOf(counts, 2 * size + 4);
        }
        System.arraycopy(steps, at, steps, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        steps[at] = step;
        counts[at] = times;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(steps, at + 1, steps, at, size - at);
        System.arraycopy(counts, at + 1, counts, at, size - at);
    }

    /** Sixteen steps between a power of two and the next. */
    private static int step(long millis) {
        if (millis < FINE) {
            return (int) millis;
        }
        int shift = 63 - FINE_BITS - Long.numberOfLeadingZeros(millis);
        return (shift + 1) * FINE + (int) (millis >> shift & FINE - 1);
    }

    private static long middle(int step) {
        if (step < FINE) {
            return step;
        }
        int shift = step / FINE - 1;
        return ((long) (FINE + step % FINE) << shift) + ((1L << shift) - 1) / 2;
    }
}
