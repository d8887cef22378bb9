package dev.lanecast.core.price;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.CallCost.Source;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.ModelName;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices calls from a list: the user's own first, then those that Lanecast brings along. What is not on it has no price,
 * which is not the same as to cost nothing. Immutable and thread-safe.
 */
public final class Prices {

    private static final String CLAUDE_CODE = "claude-code";
    private static final Set<Channel> TELEMETRY = Set.of(Channel.LOG, Channel.SPAN);

    /** Names come from files and requests, so not all of them are kept. */
    private static final int MOST_KEPT = 2_000;

    /** A price of a reseller is for that one alone, so it is nearer than any list price. */
    private static final Comparator<Price> BEST_FIRST = Comparator.comparing(
                    (Price price) -> ProviderName.isReseller(price.provider()))
            .thenComparingInt(Prices::exactness)
            .reversed()
            .thenComparing(
                    Price::from,
                    Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()).reversed())
            .thenComparing(Comparator.comparingLong(Price::above).reversed());

    private final String version;
    private final List<Price> own;
    private final List<Price> builtIn;
    private final Map<Model, List<Price>> known = new ConcurrentHashMap<>();

    private Prices(String version, List<Price> own, List<Price> builtIn) {
        this.version = version;
        this.own = List.copyOf(own);
        this.builtIn = List.copyOf(builtIn);
    }

    /** Those that Lanecast brings along. */
    public static Prices builtIn() {
        PriceTable table = PriceTable.builtIn();
        return new Prices(table.version(), List.of(), table.prices());
    }

    /** The same, with others before them. */
    public Prices with(List<Price> own) {
        if (own.isEmpty()) {
            return this;
        }
        return new Prices(version + "+" + Integer.toHexString(own.hashCode()), own, builtIn);
    }

    /** Which list it is; another one after every change. */
    public String version() {
        return version;
    }

    /** The call with a price; one that it has stays, also that of an earlier list. */
    public Invocation settle(Invocation call) {
        return call.cost() == null ? reprice(call) : call;
    }

    /** The call with its price of this list; a price that its caller or a transcript reports stays. */
    public Invocation reprice(Invocation call) {
        CallCost cost = call.cost();
        if (cost != null && cost.source() != Source.COMPUTED) {
            return call;
        }
        Long micros = price(call);
        CallCost computed = micros == null ? null : CallCost.computed(micros, version);
        return Objects.equals(computed, cost)
                ? call
                : call.toBuilder().cost(computed).build();
    }

    /**
     * What the call costs in micro-dollars, whatever is reported; null if the list does not say. One that failed before it
     * used a token costs nothing, whatever its model.
     */
    public @Nullable Long price(Invocation call) {
        if (call.status() != Status.SUCCESS && call.tokens().total() == 0) {
            return 0L;
        }
        Price price = find(call.provider(), call.modelName(), call.tokens(), call.timestamp());
        return price == null ? null : price.of(kept(call), call.serviceTier());
    }

    /** Claude Code has caches kept for an hour; its telemetry does not tell for how long, other reports of a call may. */
    private static Tokens kept(Invocation call) {
        Tokens tokens = call.tokens();
        boolean untold = CLAUDE_CODE.equals(call.toolName()) && TELEMETRY.containsAll(call.channels());
        return untold
                ? new Tokens(
                        tokens.prompt(),
                        tokens.completion(),
                        tokens.cacheRead(),
                        tokens.cacheWrite(),
                        tokens.cacheWrite())
                : tokens;
    }

    /**
     * How much less these tokens cost than if there was no cache, in micro-dollars; negative where the cache cost more than
     * it saved, null if the list does not say.
     */
    public @Nullable Long saved(@Nullable String model, Tokens tokens, Instant at) {
        Tokens plain =
                new Tokens(tokens.prompt() + tokens.cacheRead() + tokens.cacheWrite(), tokens.completion(), 0, 0);
        // Sums say nothing of single prompts, so those of common length have to do.
        Price price = find(null, model, Tokens.NONE, at);
        Long without = price == null ? null : price.of(plain, null);
        Long with = price == null ? null : price.of(tokens, null);
        return without == null || with == null ? null : without - with;
    }

    private @Nullable Price find(@Nullable String provider, @Nullable String model, Tokens tokens, Instant at) {
        if (model == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        long prompt = tokens.prompt() + tokens.cacheRead() + tokens.cacheWrite();
        for (Price price : candidates(new Model(provider == null ? "" : ProviderName.plain(provider), model))) {
            LocalDate from = price.from();
            if ((from == null || !day.isBefore(from)) && (price.above() == 0 || prompt > price.above())) {
                return price;
            }
        }
        return null;
    }

    private List<Price> candidates(Model model) {
        List<Price> found = known.get(model);
        if (found == null) {
            ModelName name = ModelName.of(model.name());
            found = Stream.of(own, builtIn)
                    .flatMap(list -> list.stream()
                            .filter(price -> model.isServedBy(price.provider()) && name.isMeantBy(price.model()))
                            .sorted(BEST_FIRST))
                    .toList();
            if (known.size() < MOST_KEPT) {
                known.put(model, found);
            }
        }
        return found;
    }

    private static int exactness(Price price) {
        return price.model().replace("*", "").length() * 2 + (price.model().contains("*") ? 0 : 1);
    }

    /** Who serves a model under which name; the provider under its plain one, empty if nobody says. */
    private record Model(String provider, String name) {

        boolean isServedBy(String wanted) {
            boolean atListPrice = provider.isEmpty() || ProviderName.isReseller(provider);
            return provider.equals(wanted) || wanted.equals("*") || (atListPrice && !ProviderName.isReseller(wanted));
        }
    }
}
