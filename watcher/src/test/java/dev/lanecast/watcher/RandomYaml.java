package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Documents changed at random but repeatably: most of them not far from YAML. */
final class RandomYaml {

    private static final Path SAMPLE_BOARD = Path.of("../examples/sample-board");
    private static final List<String> DOCUMENTS = List.of(
            "a: &x {k: 1, l: [1,2]}\nb: *x\nc: {<<: *x, k: 2}\nd: {<<: [*x, {z: 1}]}\n",
            "x: !!str 5\ny: !!int '7'\nz: ! 5\n? a\n: b\n",
            "---\n# c\na:\n- b: 1\n  c:\n    - d\n    -\n      e: f\n-\nf:\n\ng: []\nh: [ a , 1.5 ]\n",
            "k: |\n  t\n\n   u \n\n\nl: |-\n  é\n\nq: >-\n  a\n  b\ns: \"x y\" \nt: 'it'\nu: a b\n",
            "&k id: v\nr: *k\n*k : w\n",
            "- a\n- - b\n- c: d\n  e: f\n");
    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "-",
            "\n",
            "\n\n",
            "  ",
            " ",
            "[",
            "]",
            "{",
            "}",
            "*x",
            "&x ",
            "<<: ",
            "!!int ",
            "'",
            "\"",
            "#",
            " #",
            "|",
            "|-",
            "> ",
            "? ",
            "---\n",
            "...\n",
            "\t",
            "é",
            "\u0085",
            "\u00a0",
            "\u2028",
            "%",
            "@",
            "\\",
            ",",
            "0x1F",
            "~",
            "null",
            "1_0",
            "1e3",
            "1e-3",
            "+1.5E-7",
            "2026-11-20T10:00:00Z",
            "-1-2",
            "\uFEFF",
            "\u0007",
            "\u007f",
            "\uD83D\uDE00",
            "12:30",
            "yes",
            "=",
            "\r\n");

    private final List<String> seeds = new ArrayList<>(DOCUMENTS);
    private final Random random;
    private int round;

    RandomYaml(long seed) throws IOException {
        random = new Random(seed);
        seeds.addAll(sampleBoard());
    }

    String next() {
        boolean any = round % 2 == 0;
        String seed = any ? seeds.get(random.nextInt(seeds.size())) : DOCUMENTS.get(round % DOCUMENTS.size());
        round++;
        return changed(seed);
    }

    private String changed(String seed) {
        StringBuilder text = new StringBuilder(seed);
        for (int changes = random.nextInt(4); changes > 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> text.delete(at, end);
            }
        }
        return text.toString();
    }

    static List<String> sampleBoard() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(SAMPLE_BOARD)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readString(path, UTF_8));
            }
        }
        return texts;
    }
}
