package dev.lanecast.server.jetty;

import java.util.ArrayDeque;
import java.util.Deque;

/** The codes of links that let a browser in, each of which works once. Thread-safe. */
final class LoginCodes {

    private static final int MOST = 64;

    private final Deque<Secret> unused = new ArrayDeque<>();

    /** A new one; the oldest is forgotten when there are too many. */
    synchronized String make() {
        String code = Secret.random();
        unused.addLast(new Secret(code));
        if (unused.size() > MOST) {
            unused.removeFirst();
        }
        return code;
    }

    /** Whether the code is good, which it is not again. */
    synchronized boolean use(String code) {
        return unused.removeIf(secret -> secret.is(code));
    }
}
