package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the files of one agent, each session always by the same one of its readers, which work side by side. */
final class TranscriptSource implements InvocationSource {

    private final Format format;
    private final List<Path> places;
    private final List<SessionReader> readers;

    /** A source with one reader for each of the formats, which are those of the same agent. */
    TranscriptSource(List<Format> formats, List<Path> places) {
        this.format = formats.get(0);
        this.places = List.copyOf(places);
        this.readers = formats.stream().map(SessionReader::new).toList();
    }

    @Override
    public List<Path> places() {
        return places;
    }

    @Override
    public void read(Sink sink) {
        Map<Path, List<FileState>> sessions = FoundFiles.in(places, format);
        forgetOthers(sessions);
        List<Session> due = new ArrayList<>();
        sessions.forEach((session, files) -> {
            SessionReader reader = readers.get(Math.floorMod(session.hashCode(), readers.size()));
            List<FileState> changed = files.stream()
                    .filter(file -> !reader.isRead(file) && !sink.isKnown(file))
                    .toList();
            if (!changed.isEmpty()) {
                due.add(new Session(reader, session, changed, files));
            }
        });
        int files = due.stream().mapToInt(session -> session.changed.size()).sum();
        SharedSink shared = new SharedSink(
                sink, files, due.stream().mapToLong(Session::rest).sum());
        SideBySide.run(due.stream().collect(Collectors.groupingBy(Session::reader)).values().stream()
                .<Runnable>map(own -> () -> own.forEach(session -> session.read(shared)))
                .toList());
    }

    private void forgetOthers(Map<Path, List<FileState>> sessions) {
        Set<Path> found = sessions.values().stream()
                .flatMap(List::stream)
                .map(FileState::file)
                .collect(Collectors.toSet());
        readers.forEach(reader -> reader.retain(found));
    }

    /** A session of which some files have changed. */
    private record Session(SessionReader reader, Path path, List<FileState> changed, List<FileState> all) {

        long rest() {
            return changed.stream().mapToLong(reader::rest).sum();
        }

        void read(SharedSink sink) {
            reader.read(path, changed, all, sink);
        }
    }
}
