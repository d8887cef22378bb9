package dev.lanecast.watcher;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one YAML document within limits that hostile files cannot pass. Thread-safe. */
final class Yaml {

    /** The longest file that is read, in bytes. */
    static final int MOST_BYTES = 256 * 1024;

    static final int MOST_DEPTH = 32;
    private static final int MOST_ALIASES = 10;

    private Yaml() {}

    /** The document, which is a map. */
    static Item.Mapping read(byte[] bytes) throws FaultException {
        if (bytes.length > MOST_BYTES) {
            throw new FaultException("the file is larger than [" + MOST_BYTES + "] bytes");
        }
        Node root = compose(Utf8.decode(bytes));
        if (root == null) {
            throw new FaultException("the file is empty");
        }
        if (new NodeReader().read(root) instanceof Item.Mapping document) {
            return document;
        }
        throw NodeReader.fault(root.getStartMark(), "a task is a map of fields, but this is something else");
    }

    private static @Nullable Node compose(String text) throws FaultException {
        LoaderOptions limits = limits();
        try {
            return new Composer(new ParserImpl(new StreamReader(text), limits), new ScalarTypes(), limits)
                    .getSingleNode();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            throw NodeReader.fault(mark, sentence(e));
        } catch (YAMLException e) {
            throw new FaultException(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new FaultException("the file is nested too deeply");
        }
    }

    private static String sentence(MarkedYAMLException e) {
        return e.getProblem() != null ? e.getProblem() : String.valueOf(e.getContext());
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_BYTES);
        limits.setNestingDepthLimit(MOST_DEPTH);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setAllowDuplicateKeys(false);
        limits.setAllowRecursiveKeys(false);
        return limits;
    }
}
