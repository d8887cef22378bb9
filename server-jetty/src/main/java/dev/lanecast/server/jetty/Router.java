package dev.lanecast.server.jetty;

import dev.lanecast.core.error.StorageException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Finds the endpoint for a request. */
final class Router extends Handler.Abstract {

    private static final byte[] NO_BODY = {};
    private static final long MOST_DISCARDED = 64L * 1024 * 1024;
    private static final String RETRY_SECONDS = "5";

    private final List<Route> routes;
    private final Assets assets;
    private final Patience patience;
    private final Intake intake;
    private final Executor executor;

    Router(List<Route> routes, Assets assets, Patience patience, Intake intake, Executor executor) {
        this.routes = List.copyOf(routes);
        this.assets = assets;
        this.patience = patience;
        this.intake = intake;
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            route(request, response, callback);
        } catch (RefusedException e) {
            e.answer().send(response, callback);
        }
        return true;
    }

    private void route(Request request, Response response, Callback callback) throws RefusedException {
        String path = String.valueOf(request.getHttpURI().getPath());
        Optional<Asset> asset = assets.find(path);
        List<Route> here = Stream.concat(
                        asset.stream().map(found -> Route.get(path, call -> found.answer(call.headers()))),
                        routes.stream().filter(route -> route.match(path).isPresent()))
                .toList();
        if (here.isEmpty()) {
            throw new RefusedException(404, "not_found", "There is nothing at this address");
        }
        Optional<Route> route = here.stream()
                .filter(candidate -> candidate.takes(request.getMethod()))
                .findFirst();
        if (route.isEmpty()) {
            refuseMethod(here).send(response, callback);
        } else if (request.getMethod().equals("POST")) {
            readBody(request, response, callback, route.get());
        } else {
            answer(route.get(), request, NO_BODY, intake.open()).send(response, callback);
        }
    }

    private static Answer refuseMethod(List<Route> here) {
        String allowed = here.stream().map(Route::allow).distinct().collect(Collectors.joining(", "));
        return Answer.error(405, "method_not_allowed", "This address takes " + allowed, null)
                .with(HttpHeader.ALLOW, allowed);
    }

    private void readBody(Request request, Response response, Callback callback, Route route) {
        int limit = route.endpoint().maxBody();
        if (request.getLength() > limit) {
            discard(request, () -> tooLarge(route, request).send(response, callback));
            return;
        }
        if (!intake.hasRoom(Math.max(0, request.getLength()))) {
            discard(request, () -> full(route, request).send(response, callback));
            return;
        }
        patience.awaits(request);
        Intake.Share share = intake.open();
        Content.Source.asByteArrayAsync(
                share.counting(request), limit, Promise.Invocable.from(InvocationType.NON_BLOCKING, (body, failure) -> {
                    patience.has(request);
                    if (failure == null) {
                        executor.execute(() -> takeBody(route, request, body, share, response, callback));
                    } else {
                        share.close();
                        refuseBody(route, request, failure).send(response, callback);
                    }
                }));
    }

    /** Most senders listen when all is sent: an answer before that would be lost when the connection is closed under them. */
    private void discard(Request request, Runnable then) {
        if (request.getLength() > MOST_DISCARDED || request.getHeaders().contains(HttpHeader.EXPECT)) {
            then.run();
            return;
        }
        patience.awaits(request);
        Runnable answer = () -> {
            patience.has(request);
            then.run();
        };
        Content.Source.consumeAll(request, Callback.from(InvocationType.NON_BLOCKING, answer, failure -> answer.run()));
    }

    private static Answer refuseBody(Route route, Request request, Throwable failure) {
        if (failure instanceof IllegalStateException) {
            return tooLarge(route, request);
        }
        return failure instanceof Intake.FullException
                ? full(route, request)
                : route.endpoint().refuse(broken(), request.getHeaders());
    }

    private static void takeBody(
            Route route, Request request, byte[] body, Intake.Share share, Response response, Callback callback) {
        try (share) {
            answer(route, request, body, share).send(response, callback);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    private static Answer answer(Route route, Request request, byte[] body, Intake.Share share) {
        String path = String.valueOf(request.getHttpURI().getPath());
        try {
            Query query = Query.parse(request.getHttpURI().getQuery());
            String tail = route.match(path).orElse("");
            return route.endpoint()
                    .answer(new Call(tail, query, request.getHeaders(), new ByteArrayInputStream(body), share));
        } catch (RefusedException e) {
            return route.endpoint().refuse(e, request.getHeaders());
        } catch (StorageException e) {
            RefusedException refused = new RefusedException(503, "storage_failed", String.valueOf(e.getMessage()));
            return later(route, request, refused);
        }
    }

    private static Answer full(Route route, Request request) {
        return later(route, request, Intake.full());
    }

    private static Answer later(Route route, Request request, RefusedException refused) {
        return route.endpoint().refuse(refused, request.getHeaders()).with(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }

    private static RefusedException broken() {
        return new RefusedException(
                400, "broken_body", "The body ended early or its chunks cannot be read; send it again");
    }

    private static Answer tooLarge(Route route, Request request) {
        int megabytes = route.endpoint().maxBody() >> 20;
        RefusedException refused = new RefusedException(
                413, "too_large", "The body is larger than " + megabytes + " MB; send it in pieces");
        return route.endpoint().refuse(refused, request.getHeaders());
    }
}
