package dev.lanecast.watcher;

import java.util.regex.Pattern;

/** Shortens running text. Free of patterns where every file passes. */
final class Excerpt {

    private static final int LENGTH = 160;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_LINE = 400;
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{1,200})]\\([^()\\s]{1,400}\\)");

    private Excerpt() {}

    /** The beginning of a text, in one line, without the commonest marks of Markdown. */
    static String of(String text) {
        StringBuilder excerpt = new StringBuilder();
        int start = 0;
        for (int i = 0; i < MOST_LINES && start < text.length() && excerpt.length() <= LENGTH; i++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            append(text.substring(start, Math.min(end, start + LONGEST_LINE)), excerpt);
            start = end + 1;
        }
        return cut(oneLine(excerpt.toString()), LENGTH);
    }

    private static void append(String line, StringBuilder excerpt) {
        String bare = line.strip();
        if (bare.startsWith("```") || bare.startsWith("~~~")) {
            return;
        }
        bare = bare.substring(markLength(bare));
        if (bare.contains("](")) {
            bare = LINK.matcher(bare).replaceAll("$1");
        }
        if (excerpt.length() > 0) {
            excerpt.append(' ');
        }
        int from = 0;
        for (int i = 0; i < bare.length(); i++) {
            if (isMark(bare, i)) {
                excerpt.append(bare, from, i);
                from = i + 1;
            }
        }
        excerpt.append(from == 0 ? bare : bare.substring(from));
    }

    /** How long the marks of a heading, a quotation, a list or a box at the start of a line are. */
    private static int markLength(String line) {
        int at = 0;
        for (int end = markEnd(line, at); end > at; end = markEnd(line, at)) {
            at = end;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    private static int markEnd(String line, int at) {
        if (line.startsWith("[ ] ", at) || line.startsWith("[x] ", at) || line.startsWith("[X] ", at)) {
            return at + 4;
        }
        int end = at;
        while (end < line.length() && "#>-*+".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        if (end == at) {
            end = numberEnd(line, at);
        }
        return end < line.length() && line.charAt(end) == ' ' ? end : at;
    }

    private static int numberEnd(String line, int at) {
        int end = at;
        while (end < line.length() && end < at + 3 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        boolean number = end > at && end < line.length() && ".)".indexOf(line.charAt(end)) >= 0;
        return number ? end + 1 : at;
    }

    private static boolean isMark(String line, int at) {
        return switch (line.charAt(at)) {
            case '*', '`' -> true;
            case '~' -> isAt(line, at - 1, '~') || isAt(line, at + 1, '~');
            case '_' -> !isWord(line, at - 1) || !isWord(line, at + 1);
            default -> false;
        };
    }

    private static boolean isAt(String line, int at, char wanted) {
        return at >= 0 && at < line.length() && line.charAt(at) == wanted;
    }

    private static boolean isWord(String line, int at) {
        return at >= 0 && at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_');
    }

    /** The text with every run of white space and control characters as one space, and none at its ends. */
    static String oneLine(String text) {
        return isOneLine(text) ? text : joined(text);
    }

    private static boolean isOneLine(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            boolean before = space;
            space = isSpace(text.charAt(i));
            if (space && (before || text.charAt(i) != ' ')) {
                return false;
            }
        }
        return !space;
    }

    private static String joined(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                line.append(text.charAt(i));
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static boolean isSpace(char character) {
        return character <= ' '
                || (character >= 0x7F && (Character.isWhitespace(character) || Character.isISOControl(character)));
    }

    /** The text, cut with an ellipsis at a number of UTF-16 units, never within a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
