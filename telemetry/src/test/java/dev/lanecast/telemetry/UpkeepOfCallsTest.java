package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig.SynchronousMode;

@Timeout(120)
class UpkeepOfCallsTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("telemetry.db");
    }

    @Test
    void forgetsCallsButNeitherTheirSumsNorThatTheyWereKnown() {
        List<Invocation> calls = numbered(0, 12_000);
        try (TelemetryStore store = Calls.open(file)) {
            store.append(calls);
            assertThat(store.forget(Calls.NOON.plusSeconds(11_000))).isEqualTo(11_000);
            assertThat(store.forget(Calls.NOON.plusSeconds(11_000))).isZero();
        }
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.since(0, 0).count()).isEqualTo(1_000);
            assertThat(store.summary(Calls.NOON, ZoneOffset.UTC).costs().total())
                    .isEqualTo(12_000);
            assertThat(store.append(calls)).isEqualTo(new Receipt(0, 12_000));
            assertThat(store.since(0, 0).count()).isEqualTo(1_000);
            assertThat(store.summary(Calls.NOON, ZoneOffset.UTC).costs().total())
                    .isEqualTo(12_000);
        }
    }

    @Test
    void rewritesMoreThanItDoesAtOnceWhileOthersAppend() throws Exception {
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 10_000));
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<Receipt> other = threads.submit(() -> store.append(numbered(10_000, 11_000)));
            long changed = store.rewrite(
                    CallFilter.ALL, call -> call.toBuilder().agentName("other").build());
            assertThat(other.get()).isEqualTo(new Receipt(1_000, 0));
            threads.shutdown();
            assertThat(changed).isBetween(10_000L, 11_000L);
            assertThat(store.summary(Calls.NOON, ZoneOffset.UTC).byAgent())
                    .filteredOn(share -> share.name().equals("other"))
                    .singleElement()
                    .satisfies(share -> assertThat(share.total()).isEqualTo(changed));
        }
    }

    @Test
    void movesKeysWithoutForgettingOne() {
        List<Invocation> calls = numbered(0, 150_000);
        try (TelemetryStore store = Calls.open(file)) {
            for (int from = 0; from < calls.size(); from += 30_000) {
                assertThat(store.append(calls.subList(from, from + 30_000)).accepted())
                        .isEqualTo(30_000);
            }
            assertThat(store.append(calls)).isEqualTo(new Receipt(0, 150_000));
        }
    }

    @Test
    void aCallerWhoseCallsCannotBeSettledSpoilsNobodyElses() throws Exception {
        try (TelemetryStore store = Calls.open(file)) {
            List<Callable<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int number = i;
                callers.add(() -> append(store, number));
            }
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Boolean>> done = threads.invokeAll(callers);
            threads.shutdown();
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i).get()).isEqualTo(i % 4 != 0);
            }
            assertThat(store.since(0, 0).count()).isEqualTo(48 * 10);
        }
    }

    private static boolean append(TelemetryStore store, int number) {
        try {
            store.append(numbered(number * 10, number * 10 + 10), call -> {
                if (number % 4 == 0) {
                    throw new IllegalStateException("broken on purpose");
                }
                return call;
            });
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void copiesItselfWhileOthersWrite() throws Exception {
        Path copy = directory.resolve("copy of #1?.db");
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 5_000));
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<?> other = threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    store.append(numbered(5_000 + i * 10, 5_010 + i * 10));
                }
            });
            store.backup(copy);
            other.get();
            threads.shutdown();
            assertThatThrownBy(() -> store.backup(copy))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("[" + copy + "] is there already");
        }
        try (TelemetryStore copied = Calls.open(copy)) {
            long count = copied.since(0, 0).count();
            assertThat(count).isBetween(5_000L, 5_500L);
            assertThat(copied.summary(Calls.NOON, ZoneOffset.UTC).costs().total())
                    .isEqualTo(count);
        }
        assertThat(directory.resolve("copy of #1?.db.unfinished")).doesNotExist();
    }

    @Test
    void blamesTheTargetOfACopyForWhatIsWrongThere() throws Exception {
        Path nowhere = directory.resolve("none/copy.db");
        Path held = directory.resolve("copy.db");
        Files.createDirectories(directory.resolve("copy.db.unfinished/held"));
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 10));
            assertThatThrownBy(() -> store.backup(nowhere))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("Cannot write the backup [" + nowhere + "]; there is no directory ["
                            + directory.resolve("none") + "], make it or name another file");
            assertThatThrownBy(() -> store.backup(held))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("Cannot write the backup [" + held + "]; see that its directory");
        }
    }

    @Test
    void leavesNothingOfACopyThatFails() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 5_000));
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0xFF);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Copy.write(file, copy))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[" + file + "] is damaged");
        assertThat(directory).isDirectoryNotContaining("glob:**copy.db*");
    }

    @Test
    void remembersAcrossRestarts() {
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.remember("once")).isTrue();
        }
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.remember("once")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nfs4, true",
        "CIFS, true",
        "smb3, true",
        "9p, true",
        "fuse.sshfs, true",
        "fuse.rclone, true",
        "gpfs, true",
        "ocfs2, true",
        "vboxsf, true",
        "prl_fs, true",
        "fuse.juicefs, true",
        "fuse.mount-s3, true",
        "fuse.grpcfuse, true",
        "ext4, false",
        "apfs, false",
        "NTFS, false",
        "overlay, false",
        "fuse.encfs, false",
        "tmpfs, false"
    })
    void knowsDisksOfOtherMachines(String type, boolean remote) throws IOException {
        Path deep = directory.resolve("not/there/yet.db");
        assertThat(NetworkDisk.isRemote(type)).isEqualTo(remote);
        if (remote) {
            assertThatThrownBy(() -> NetworkDisk.refuse(deep, path -> {
                        assertThat(path).isEqualTo(directory);
                        return type;
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("[" + deep + "] lies on a network disk [" + type + "]");
        } else {
            NetworkDisk.refuse(deep, path -> type);
        }
        assertThat(Files.list(directory)).isEmpty();
    }

    @Test
    void opensNothingOnADiskOfAnotherMachine() {
        assertThatThrownBy(() -> SqliteTelemetryStore.open(file, SynchronousMode.NORMAL, path -> "nfs", KeyTable::new))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("lies on a network disk [nfs]");
        assertThat(directory).isEmptyDirectory();
    }

    /** As SQLite counts: 1 is normal, 2 is full. */
    @Test
    void waitsForTheDiskIfAskedTo() {
        Settings settings = Settings.defaults().with("telemetry.db", file);
        assertThat(synchronous(settings)).isEqualTo(1);
        assertThat(synchronous(settings.with("telemetry.sync", "normal"))).isEqualTo(1);
        assertThat(synchronous(settings.with("telemetry.sync", "full"))).isEqualTo(2);
        assertThatThrownBy(() -> new SqliteTelemetryStoreProvider().create(settings.with("telemetry.sync", "maybe")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The setting [telemetry.sync] must be normal or full, but is [maybe]");
    }

    private static int synchronous(Settings settings) {
        try (TelemetryStore store = new SqliteTelemetryStoreProvider().create(settings)) {
            assertThat(store.append(numbered(0, 3))).isNotNull();
            return ((SqliteTelemetryStore) store).writer.run(sql -> {
                try (ResultSet row = sql.prepare("PRAGMA synchronous").executeQuery()) {
                    return row.getInt(1);
                }
            });
        }
    }

    /** Calls of one micro-dollar, a second apart. */
    private static List<Invocation> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Calls.call("call " + number).toBuilder()
                        .timestamp(Calls.NOON.plus(Duration.ofSeconds(number)))
                        .build())
                .toList();
    }
}
