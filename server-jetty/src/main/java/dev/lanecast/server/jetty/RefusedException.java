package dev.lanecast.server.jetty;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error. Its message is fit for the caller. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;

    RefusedException(int status, String code, String message) {
        this(status, code, message, null);
    }

    RefusedException(int status, String code, String message, @Nullable String field) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /** For a parameter that cannot be as it is. */
    static RefusedException parameter(String name, String message) {
        return new RefusedException(400, "bad_parameter", message, name);
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    Answer answer() {
        return Answer.error(status, code, String.valueOf(getMessage()), field);
    }
}
