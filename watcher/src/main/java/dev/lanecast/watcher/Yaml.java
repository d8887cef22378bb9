package dev.lanecast.watcher;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one YAML document within limits that hostile files cannot pass. Thread-safe. */
final class Yaml {

    /** The longest file that is read, in bytes. */
    static final int MOST_BYTES = 256 * 1024;

    static final int MOST_DEPTH = 32;
    static final String TOO_DEEP = "the document is nested more than [" + MOST_DEPTH + "] levels deep";
    private static final LoaderOptions LIMITS = limits();

    private Yaml() {}

    /** The document, which is a map. */
    static Item.Mapping read(byte[] bytes) throws FaultException {
        if (bytes.length > MOST_BYTES) {
            throw new FaultException("the file is larger than [" + MOST_BYTES + "] bytes");
        }
        Item.Mapping plain = PlainYaml.read(bytes);
        return plain != null ? plain : parse(new WholeText(Utf8.decode(bytes)));
    }

    /** With the whole parser. */
    static Item.Mapping parse(StreamReader text) throws FaultException {
        try {
            return new DocumentReader(new ParserImpl(text, LIMITS)).read();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            throw DocumentReader.fault(mark, sentence(e));
        } catch (YAMLException e) {
            throw new FaultException(String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(MarkedYAMLException e) {
        return e.getProblem() != null ? e.getProblem() : String.valueOf(e.getContext());
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_BYTES);
        return limits;
    }
}
