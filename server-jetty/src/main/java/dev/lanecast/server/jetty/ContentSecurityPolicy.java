package dev.lanecast.server.jetty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the policy under which the page runs: files of the server itself, and its one inline import map. */
final class ContentSecurityPolicy {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentSecurityPolicy() {}

    static String of(String page) {
        Matcher importMap = IMPORT_MAP.matcher(page);
        String inline = importMap.find() ? " 'sha256-" + hash(importMap.group(1)) + "'" : "";
        return "default-src 'none'; script-src 'self'" + inline + "; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private static String hash(String script) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
