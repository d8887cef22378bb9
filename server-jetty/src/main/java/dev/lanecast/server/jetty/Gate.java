package dev.lanecast.server.jetty;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before everything else: refuses who must not be answered and adds the security headers. */
final class Gate extends Handler.Wrapper {

    private final Admission admission;
    private final Sharing sharing;
    private final SecurityHeaders securityHeaders;
    private final Patience patience;

    Gate(Admission admission, Sharing sharing, SecurityHeaders securityHeaders, Patience patience, Handler next) {
        super(next);
        this.patience = patience;
        this.admission = admission;
        this.sharing = sharing;
        this.securityHeaders = securityHeaders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        patience.has(request);
        Request.addCompletionListener(request, failure -> patience.awaits(request));
        securityHeaders.putInto(response.getHeaders());
        try {
            admission.check(request.getHeaders(), opensPage(request));
        } catch (RefusedException e) {
            e.answer().send(response, callback);
            return true;
        }
        sharing.putInto(response.getHeaders(), request.getHeaders());
        if (sharing.isQuestion(request)) {
            Sharing.answer().send(response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean opensPage(Request request) {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return reads && "/".equals(request.getHttpURI().getPath());
    }
}
