package dev.lanecast.server.jetty;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Knows who is let in: programs that send the token, and browsers that have used a link. Thread-safe. */
final class SignIn {

    private static final String SCHEME = "bearer ";

    private final LoginCodes codes = new LoginCodes();
    private final Secret token;
    private final Secret session;
    private final String cookie;
    private final String value;
    private final boolean secure;

    /**
     * Lets in those who know a token.
     *
     * @param port where the server listens; browsers do not keep the cookies of two ports apart
     * @param secure whether the server speaks TLS
     */
    SignIn(Token token, int port, boolean secure) {
        this.value = Secret.derived(token.text(), "browser");
        this.secure = secure;
        this.token = new Secret(token.text());
        this.session = new Secret(value);
        this.cookie = "lanecast_" + port + "=";
    }

    /** Whether a request shows that it may be answered. */
    boolean admits(HttpFields headers) {
        return hasToken(headers) || hasCookie(headers);
    }

    /** Whether a text, which must not carry it, is the token. */
    boolean isToken(String text) {
        return token.is(text);
    }

    /** The path of a new link that works once. */
    String newPath() {
        return Login.PATH + codes.make();
    }

    /** Whether the code of a link is good, which it is not again. */
    boolean use(String code) {
        return codes.use(code);
    }

    /** What makes a browser keep the proof that it used a link; only for TLS if it came by that, at least to a proxy. */
    String setCookie(HttpFields headers) {
        boolean onlyTls = secure || "https".equalsIgnoreCase(headers.get(HttpHeader.X_FORWARDED_PROTO));
        return cookie + value + "; Path=/; HttpOnly; SameSite=Strict" + (onlyTls ? "; Secure" : "");
    }

    private boolean hasToken(HttpFields headers) {
        List<String> values = headers.getValuesList(HttpHeader.AUTHORIZATION);
        String value = values.size() == 1 ? values.get(0) : "";
        return value.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && token.is(value.substring(SCHEME.length()).strip());
    }

    private boolean hasCookie(HttpFields headers) {
        return headers.getValuesList(HttpHeader.COOKIE).stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .anyMatch(pair -> pair.startsWith(cookie) && session.is(pair.substring(cookie.length())));
    }
}
