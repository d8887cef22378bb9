package dev.lanecast.server.jetty;

/** The connection to one client. No call blocks; each one may be made by any thread. */
interface Outlet {

    /** What carries it. */
    Kind kind();

    /** Sends a frame, then calls back whether that worked. */
    void frame(Frame frame, Sent sent);

    /** Sends what shows whether anybody is there, then calls back whether that worked. */
    void ping(Sent sent);

    /** Begins to close, behind what is being sent. */
    void close(int code, String reason);

    /** Cuts the connection. */
    void disconnect();

    /** What carries the stream. */
    enum Kind {
        WEBSOCKET,
        EVENT_STREAM
    }

    /** Hears the end of one send. */
    @FunctionalInterface
    interface Sent {

        void ended(boolean success);
    }
}
