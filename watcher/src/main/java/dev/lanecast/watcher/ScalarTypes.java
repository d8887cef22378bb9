package dev.lanecast.watcher;

import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;

/** Finds the type of a plain scalar as PyYAML does, save that a time stays text. */
final class ScalarTypes {

    /** Longer ones are text, as no number that is meant as one gets there and the patterns call themselves for each digit. */
    private static final int LONGEST_NUMBER = 100;

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUTHS = Set.of(
            "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON",
            "off", "Off", "OFF");
    private static final Pattern WHOLE = Pattern.compile("[-+]?0b[01_]+"
            + "|[-+]?0[0-7_]+"
            + "|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+"
            + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)"
            + "|\\.(?:nan|NaN|NAN)");

    private ScalarTypes() {}

    static Tag of(String text) {
        if (NULLS.contains(text)) {
            return Tag.NULL;
        }
        if (text.equals("<<")) {
            return Tag.MERGE;
        }
        if (TRUTHS.contains(text)) {
            return Tag.BOOL;
        }
        if ("+-.0123456789".indexOf(text.charAt(0)) < 0 || text.length() > LONGEST_NUMBER) {
            return Tag.STR;
        }
        int dash = text.indexOf('-', 1);
        if (dash > 0 && Character.toLowerCase(text.charAt(dash - 1)) != 'e') {
            return Tag.STR; // As most times are.
        }
        if (WHOLE.matcher(text).matches()) {
            return Tag.INT;
        }
        return DECIMAL.matcher(text).matches() ? Tag.FLOAT : Tag.STR;
    }
}
