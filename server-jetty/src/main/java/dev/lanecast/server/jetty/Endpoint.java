package dev.lanecast.server.jetty;

import org.eclipse.jetty.http.HttpFields;

/** Answers one kind of request. Implementations are thread-safe and may block. */
@FunctionalInterface
interface Endpoint {

    /** The answer, or the refusal, to one request. */
    Answer answer(Call call) throws RefusedException;

    /** How many bytes the body of a request may have. */
    default int maxBody() {
        return 4 * 1024 * 1024;
    }

    /** Puts a refusal of a request with these headers into words. */
    default Answer refuse(RefusedException refused, HttpFields headers) {
        return refused.answer();
    }
}
