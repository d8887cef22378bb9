package dev.lanecast.cli;

/** Makes text from files safe to print and measures how wide a terminal shows it. */
final class Text {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Text() {}

    /** One line without anything that a terminal obeys: white space becomes a space, other controls a mark. */
    static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.strip().codePoints().map(Text::safe).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** How many columns a terminal gives to a text. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /** Exactly so many columns: cut with an ellipsis, or filled up with spaces. */
    static String fit(String text, int columns) {
        String shown = width(text) <= columns ? text : cut(text, columns - 1) + "…";
        return shown + " ".repeat(columns - width(shown));
    }

    private static String cut(String text, int columns) {
        int end = 0;
        for (int used = 0; end < text.length(); ) {
            int next = text.codePointAt(end);
            used += width(next);
            if (used > columns) {
                break;
            }
            end += Character.charCount(next);
        }
        return text.substring(0, end);
    }

    private static int safe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> Character.isWhitespace(codePoint) ? ' ' : REPLACEMENT;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER ? codePoint : REPLACEMENT;
            case Character.SURROGATE -> REPLACEMENT;
            default -> codePoint;
        };
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
