package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ConfigurationException;
import java.util.regex.Pattern;

/**
 * The secret that lets a program in. Immutable; does not show itself in messages.
 *
 * @param text 1 to 512 visible ASCII characters
 */
public record Token(String text) {

    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,512}");

    /**
     * Checks that a header can carry it.
     *
     * @throws ConfigurationException if it cannot
     */
    public Token {
        if (!SHAPE.matcher(text).matches()) {
            throw new ConfigurationException("The setting [server.token] must be 1 to 512 ASCII letters, digits and"
                    + " signs without spaces; what it is now is not shown");
        }
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
