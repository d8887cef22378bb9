package dev.lanecast.telemetry.transcript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lanecast.core.spi.FileState;
import dev.lanecast.telemetry.JsonCursor;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the files of sessions, of each what has been added since the last time. Not thread-safe. */
final class SessionReader {

    private static final System.Logger LOG = System.getLogger(SessionReader.class.getName());
    private static final int MAX_DEPTH = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Format format;
    private final LineScan scan;
    private final Map<Path, Reading> readings = new HashMap<>();

    SessionReader(Format format) {
        this.format = format;
        this.scan = new LineScan(format.needles());
    }

    /** Forgets the files that are gone. */
    void retain(Set<Path> found) {
        readings.keySet().retainAll(found);
    }

    /** Whether a file is as it was when it was read. */
    boolean isRead(FileState file) {
        Reading reading = readings.get(file.file());
        return reading != null && reading.file.equals(file);
    }

    /** How many bytes of a file have not been read. */
    long rest(FileState file) {
        Reading reading = readings.get(file.file());
        return reading == null ? file.size() : Math.max(0, file.size() - reading.offset);
    }

    /** Reads what has changed in a session; if it is no longer known, then all of it, from its beginning. */
    void read(Path session, List<FileState> changed, List<FileState> all, SharedSink sink) {
        boolean known = format.isKnown(session);
        if (!known) {
            all.forEach(file -> readings.remove(file.file()));
        }
        Batch batch = new Batch(sink);
        for (FileState file : known ? changed : all) {
            if (read(reading(file), batch)) {
                sink.finished(file);
            }
        }
        batch.flush();
    }

    /** Goes on where it was left, unless it is another file now or not all of what was read is still there. */
    private Reading reading(FileState file) {
        Reading last = readings.get(file.file());
        return last == null || format.isRewritten() || last.offset > file.size() || !last.isOf(file)
                ? new Reading(file, format.open(file.file()), 0)
                : new Reading(file, last.transcript, last.offset);
    }

    /** Remembers how far it got only when all of it is taken, and answers whether it is. */
    private boolean read(Reading reading, Batch batch) {
        Path path = reading.file.file();
        readings.remove(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.position(reading.offset);
            long whole = read(reading, channel, batch);
            reading.transcript.end(batch);
            batch.flush();
            readings.put(path, new Reading(reading.file, reading.transcript, reading.offset + whole));
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Cannot read [" + path + "]; trying again", e);
            return false;
        }
    }

    private long read(Reading reading, FileChannel channel, Batch batch) throws IOException {
        if (!format.isOneText(reading.file.file())) {
            return scan.scan(
                    channel,
                    (bytes, begin, end) ->
                            object(JSON.createParser(bytes, begin, end - begin), reading.transcript, batch),
                    batch::progress);
        }
        object(JSON.createParser(Channels.newInputStream(channel)), reading.transcript, batch);
        batch.progress(reading.file.size());
        return 0;
    }

    /** Reads what is valid; an agent may have been stopped, or be still at it, in the midst of a line. */
    private static void object(JsonParser opened, Transcript transcript, Batch calls) throws IOException {
        try (JsonParser parser = opened) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                transcript.read(new JsonCursor(parser), calls);
            }
        } catch (JsonProcessingException | CharConversionException e) {
            LOG.log(System.Logger.Level.DEBUG, "Left out a line that is no JSON, or beyond all measure");
        }
    }

    /** How far a file has been read. */
    private record Reading(FileState file, Transcript transcript, long offset) {

        boolean isOf(FileState other) {
            return Objects.equals(file.key(), other.key());
        }
    }
}
