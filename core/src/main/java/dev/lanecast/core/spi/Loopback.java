package dev.lanecast.core.spi;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows the names of addresses that only programs of this machine can reach. Asks no name service. */
public final class Loopback {

    private static final Pattern NAME =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|(0{1,4}:){7}0{0,3}1)]?");

    private Loopback() {}

    /** Whether a host, given as a name or an address, in any case, is such a one. */
    public static boolean isName(String host) {
        return NAME.matcher(host.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
