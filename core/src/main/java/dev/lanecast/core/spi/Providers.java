package dev.lanecast.core.spi;

import dev.lanecast.core.error.ProviderException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds parts. The only place that uses ServiceLoader. Immutable and thread-safe. */
public final class Providers {

    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    private final ClassLoader loader;

    private Providers(ClassLoader loader) {
        this.loader = loader;
    }

    /** Those that a class loader sees, beside those of the module path. */
    public static Providers using(ClassLoader loader) {
        return new Providers(loader);
    }

    /**
     * The provider of that name; without a name the only one there is; empty if there is none and no name.
     *
     * @throws ProviderException if the name is unknown, if there are several and no name, or if two share a name
     */
    public <P extends Provider<?>> Optional<P> choose(Class<P> type, @Nullable String name) {
        Map<String, P> found = byName(type, load(type), Provider::name);
        if (name != null) {
            return Optional.of(named(type, name, found));
        }
        if (found.size() > 1) {
            throw new ProviderException("Found several of " + type.getSimpleName() + " " + classes(found.values())
                    + "; choose one by its name " + names(found));
        }
        return found.values().stream().findFirst();
    }

    /**
     * Every provider of a kind.
     *
     * @throws ProviderException if two share a name
     */
    public <P extends Provider<?>> List<P> all(Class<P> type) {
        return List.copyOf(byName(type, load(type), Provider::name).values());
    }

    /**
     * Every reader of model calls.
     *
     * @throws ProviderException if two share a name
     */
    public List<InvocationReader> readers() {
        return List.copyOf(byName(InvocationReader.class, load(InvocationReader.class), InvocationReader::name)
                .values());
    }

    private <P> List<P> load(Class<P> type) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ProviderException("Cannot load a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static <P> Map<String, P> byName(Class<P> type, List<P> found, Function<? super P, String> name) {
        Map<String, P> named = new HashMap<>();
        for (P provider : found) {
            P other = named.putIfAbsent(name.apply(provider), provider);
            if (other != null) {
                throw new ProviderException("Two of " + type.getSimpleName() + " have the name [" + name.apply(provider)
                        + "]: " + classes(List.of(other, provider)) + "; remove one from the class path");
            }
        }
        LOG.log(System.Logger.Level.DEBUG, "Found {0} {1}", type.getSimpleName(), named.keySet());
        return named;
    }

    private static <P> P named(Class<P> type, String name, Map<String, P> found) {
        P provider = found.get(name);
        if (provider == null) {
            throw new ProviderException(
                    "No " + type.getSimpleName() + " has the name [" + name + "]; there are " + names(found));
        }
        return provider;
    }

    private static String names(Map<String, ?> found) {
        return found.keySet().stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String classes(Iterable<?> providers) {
        List<String> names = new ArrayList<>();
        providers.forEach(provider -> names.add(provider.getClass().getName()));
        names.sort(null);
        return "[" + String.join(", ", names) + "]";
    }
}
