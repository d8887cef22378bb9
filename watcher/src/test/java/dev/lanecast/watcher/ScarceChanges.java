package dev.lanecast.watcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * The system's own hints through a queue of sixteen, which overflows as the kernel's does: names are gone, one loss is
 * told. Nothing is read from it until it is released.
 */
final class ScarceChanges implements ChangeSource {

    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(16);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Hints target;
    private final Thread thread = new Thread(this::forward, "scarce-hints");
    private final ChangeSource system;

    ScarceChanges(Hints target) throws IOException {
        this.target = target;
        this.system = NativeChanges.open(FileSystems.getDefault(), new Overflowing());
        thread.setDaemon(true);
        thread.start();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void watch(String directory, Path path) throws IOException {
        system.watch(directory, path);
    }

    @Override
    public void forget(String directory) {
        system.forget(directory);
    }

    @Override
    public void close() {
        system.close();
        thread.interrupt();
    }

    private void forward() {
        try {
            released.await();
            while (true) {
                target.changed(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Overflowing implements Hints {

        @Override
        public void changed(String path) {
            if (!queue.offer(path)) {
                queue.clear();
                lost("", "the queue overflowed");
            }
        }

        @Override
        public void lost(String directory, String reason) {
            target.lost(directory, reason);
        }
    }
}
