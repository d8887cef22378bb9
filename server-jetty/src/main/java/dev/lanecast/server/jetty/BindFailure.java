package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ServerException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** Says why a server cannot listen, and what to do. */
final class BindFailure {

    private BindFailure() {}

    static ServerException of(String host, int port, Exception failure) {
        return new ServerException("Cannot listen on " + host + ":" + port + ": " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("in use")) {
                return "the port is in use; stop the other program or choose another with --port";
            }
            if (message.contains("permission denied")) {
                return "this user may not use the port; choose one above 1023 with --port";
            }
            if (at instanceof UnknownHostException || at instanceof UnresolvedAddressException) {
                return "there is no such host; choose another with --host";
            }
            if (message.contains("cannot assign")) {
                return "the address is not one of this machine; choose another with --host";
            }
        }
        return failure.getMessage() + "; choose another address with --host and --port";
    }
}
