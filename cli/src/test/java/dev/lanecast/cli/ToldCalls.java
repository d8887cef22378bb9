package dev.lanecast.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Model calls that are told to a server which may be killed meanwhile: a number says all of one. Thread-safe. */
final class ToldCalls {

    private static final int MOST = 6;
    private static final int HOURS = 60;

    private final List<Integer> acknowledged = new ArrayList<>();
    private int last;

    /** Some new ones and some that were told already, be they known or lost. */
    synchronized List<Integer> choose(Random random) {
        List<Integer> numbers = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(MOST)).forEach(i -> numbers.add(++last));
        IntStream.range(0, random.nextInt(MOST)).forEach(i -> numbers.add(1 + random.nextInt(last)));
        Collections.shuffle(numbers, random);
        return numbers;
    }

    synchronized void acknowledge(List<Integer> numbers) {
        acknowledged.addAll(numbers);
    }

    synchronized Set<String> acknowledged() {
        return acknowledged.stream().map(ToldCalls::id).collect(Collectors.toSet());
    }

    synchronized Set<String> all() {
        return IntStream.rangeClosed(1, last).mapToObj(ToldCalls::id).collect(Collectors.toSet());
    }

    /** What a server must know of it. */
    static KilledServerIT.Sum sum(String id) {
        int number = Integer.parseInt(id.substring("call-".length()));
        return new KilledServerIT.Sum(1, prompt(number) + 7L, cost(number));
    }

    static String json(List<Integer> numbers) {
        return numbers.stream().map(ToldCalls::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(int number) {
        return String.format(
                Locale.ROOT,
                "{\"invocation_id\":\"%s\",\"provider\":\"p\",\"model_name\":\"model-%d\",\"agent_name\":\"agent-%d\","
                        + "\"task_id\":\"task-%d\",\"session_id\":\"session-%d\",\"project\":\"harbour\","
                        + "\"tool_name\":\"tool\",\"timestamp\":\"%s:%02d:00Z\",\"prompt_tokens\":%d,"
                        + "\"completion_tokens\":7,\"cost_usd\":%s}",
                id(number),
                number % 3,
                number % 4,
                number % 5,
                number % 6,
                hour(number % HOURS),
                number % 59,
                prompt(number),
                cost(number).toPlainString());
    }

    private static String id(int number) {
        return "call-" + number;
    }

    private static int prompt(int number) {
        return 100 + number;
    }

    private static BigDecimal cost(int number) {
        return BigDecimal.valueOf(number, 6);
    }

    private static String hour(int index) {
        return String.format(Locale.ROOT, "2026-11-%02dT%02d", 10 + index % 5, index / 5);
    }
}
