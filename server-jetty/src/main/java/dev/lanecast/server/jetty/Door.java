package dev.lanecast.server.jetty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Turns away who has not signed in, where that is asked for, and tokens in addresses, which end up in histories. */
final class Door extends Handler.Wrapper {

    static final String CHALLENGE = "Bearer realm=\"lanecast\"";

    private static final Set<String> FORBIDDEN = Set.of("token", "access_token");
    /** Nothing that would lead elsewhere once dots, slashes or escapes in it are understood. */
    private static final Pattern LINK = Pattern.compile(Pattern.quote(Login.PATH) + "[A-Za-z0-9_-]+");

    private static final Set<String> PAGES = Set.of("/", "/index.html");

    private final Optional<SignIn> signIn;

    Door(Optional<SignIn> signIn, Handler next) {
        super(next);
        this.signIn = signIn;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = String.valueOf(request.getHttpURI().getPath());
        if (carriesToken(request.getHttpURI().getQuery())) {
            Answer.error(400, "token_in_query", "Send the token in the header Authorization, never in an address", null)
                    .send(response, callback);
        } else if (isOpen(path) || signIn.isEmpty() || signIn.get().admits(request.getHeaders())) {
            return super.handle(request, response, callback);
        } else {
            turnAway(path).send(response, callback);
        }
        return true;
    }

    private static boolean isOpen(String path) {
        return path.equals("/health") || LINK.matcher(path).matches();
    }

    private static Answer turnAway(String path) {
        return PAGES.contains(path)
                ? Login.page()
                : Answer.error(401, "sign_in", "Send the header [Authorization: Bearer TOKEN]", null)
                        .with(HttpHeader.WWW_AUTHENTICATE, CHALLENGE);
    }

    private boolean carriesToken(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(pair.substring(equals + 1));
            boolean isToken = signIn.filter(known -> known.isToken(value)).isPresent();
            if (isToken || FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** As far as that works; whoever needs the parameter says what is wrong with it. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
