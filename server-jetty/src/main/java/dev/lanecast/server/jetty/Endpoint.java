package dev.lanecast.server.jetty;

/** Answers one kind of request. Implementations are thread-safe and may block. */
@FunctionalInterface
interface Endpoint {

    /** The answer, or the refusal, to one request. */
    Answer answer(Call call) throws RefusedException;
}
