package dev.lanecast.core.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Derives the key under which a task or an unreadable file is known on the board. */
public final class TaskKey {

    private static final int BYTES = 16;

    private TaskKey() {}

    /**
     * The key of a file's only task.
     *
     * @param project the project's name
     * @param path the file's path relative to the root, with {@code /}
     */
    public static String of(String project, String path) {
        return of(project, path, "");
    }

    /**
     * The key of one of several tasks in a file.
     *
     * @param entry which one, empty for one-document files
     */
    public static String of(String project, String path, String entry) {
        byte[] name = (project + '\0' + path + '\0' + entry).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256().digest(name), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
