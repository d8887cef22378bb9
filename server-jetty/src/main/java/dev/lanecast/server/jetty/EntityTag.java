package dev.lanecast.server.jetty;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Names a version of an answer by its content.
 *
 * @param text as the header ETag has it
 */
record EntityTag(String text) {

    private static final int BYTES = 18;

    /** One that says the same of every encoding of the content. */
    static EntityTag weak(byte[] content) {
        return new EntityTag("W/\"" + hash(content) + '"');
    }

    /** Whether the asker has this version already, weakly compared. */
    boolean matches(HttpFields request) {
        String opaque = text.substring(text.indexOf('"'));
        return request.getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .anyMatch(known -> known.strip().equals("*") || known.contains(opaque));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
