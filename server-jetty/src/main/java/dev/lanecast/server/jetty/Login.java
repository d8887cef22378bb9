package dev.lanecast.server.jetty;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Answers the link by which a browser is let in. Without a token there is nothing at its address. */
record Login(Optional<SignIn> signIn) implements Endpoint {

    static final String PATH = "/login/";

    private static final Body NOTHING = Body.of(new byte[0]);
    private static final String PAGE = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>Lanecast</title>"
            + "<h1>Lanecast</h1><p>%s</p></html>\n";

    @Override
    public Answer answer(Call call) throws RefusedException {
        SignIn known = signIn.orElseThrow(Login::nothing);
        if (known.admits(call.headers())) {
            return toDashboard(HttpFields.build());
        }
        if (known.use(call.tail())) {
            return toDashboard(HttpFields.build().put(HttpHeader.SET_COOKIE, known.setCookie(call.headers())));
        }
        return page("This link has been used, or is from before the last start. Sign in with a new link: start Lanecast"
                + " again, or ask for one as its security page says.");
    }

    /** Makes a link for another browser, for those who are in. */
    Answer newLink() throws RefusedException {
        SignIn known = signIn.orElseThrow(Login::nothing);
        return Answer.json(201, Json.object(out -> out.field("path", known.newPath())));
    }

    /** What a browser shows that has to sign in first. */
    static Answer page() {
        return page("Sign in with the link from the terminal in which Lanecast runs.");
    }

    private static Answer page(String sentence) {
        return Answer.html(401, PAGE.formatted(sentence)).with(HttpHeader.WWW_AUTHENTICATE, Door.CHALLENGE);
    }

    private static Answer toDashboard(HttpFields.Mutable headers) {
        return new Answer(303, headers.put(HttpHeader.LOCATION, "/"), NOTHING);
    }

    private static RefusedException nothing() {
        return new RefusedException(404, "not_found", "This server has no token, so that nobody needs to sign in");
    }
}
