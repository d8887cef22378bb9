package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;

/** Thinks of changes to a tree. Not thread-safe. */
final class Changes {

    private final List<Path> files;
    private final Path staging;
    private final Random random;
    private List<Path> hostile = List.of();
    private int count;

    /**
     * Changes to the directories of some files.
     *
     * @param staging a directory beside the tree, on the same file system
     */
    Changes(List<Path> files, Path staging, Random random) throws IOException {
        this.files = files;
        this.staging = Files.createDirectories(staging);
        this.random = random;
    }

    /** A new file, complete before it comes into the tree. */
    Change rename() throws IOException {
        String mark = mark();
        Path written = Files.writeString(staging.resolve(mark), BenchTree.text(mark, mark));
        Path file = any().resolveSibling(mark + ".yaml");
        return new Change(file, mark, () -> Files.move(written, file, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Another text for a file that stays where it is. */
    Change write() {
        String mark = mark();
        Path file = any();
        String name = file.getFileName().toString();
        String text = BenchTree.text(name.substring(0, name.lastIndexOf('.')), mark);
        return new Change(file, mark, () -> Files.writeString(file, text));
    }

    /** One more name for a hostile file, that comes into the tree. */
    Change hostile() throws IOException {
        if (hostile.isEmpty()) {
            hostile = HostileFiles.write(staging);
        }
        String mark = mark();
        Path name = Files.createLink(staging.resolve(mark), hostile.get(count % hostile.size()));
        Path file = any().resolveSibling(mark + ".yaml");
        return new Change(file, mark, () -> Files.move(name, file, StandardCopyOption.ATOMIC_MOVE));
    }

    private String mark() {
        return "change-%08d".formatted(++count);
    }

    private Path any() {
        return files.get(random.nextInt(files.size()));
    }
}
