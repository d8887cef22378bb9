package dev.lanecast.server.jetty;

import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers errors that Jetty finds before or beside the routes, in the form that all errors have. */
final class JsonErrors extends ErrorHandler {

    private static final System.Logger LOG = System.getLogger(JsonErrors.class.getName());

    private final SecurityHeaders securityHeaders;

    JsonErrors(SecurityHeaders securityHeaders) {
        this.securityHeaders = securityHeaders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        if (cause instanceof Throwable failure && !(cause instanceof QuietException)) {
            LOG.log(System.Logger.Level.WARNING, "A request failed with status " + status, failure);
        }
        securityHeaders.putInto(response.getHeaders());
        answer(status).send(response, callback);
        return true;
    }

    private static Answer answer(int status) {
        String reason = HttpStatus.getMessage(status);
        return Answer.error(
                status, reason.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'), reason, null);
    }
}
