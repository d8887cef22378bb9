package dev.lanecast.cli;

import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import java.io.PrintWriter;

/** What there is to say beside a table of costs. */
final class CostNotes {

    private CostNotes() {}

    static void print(PrintWriter out, Outlook outlook, CacheEffect cache) {
        out.println();
        out.println("This month " + Amounts.usd(outlook.spent()) + " so far; at " + Amounts.usd(outlook.perDay())
                + " a day it will be " + Amounts.usd(outlook.projected()) + ".");
        if (cache.hitPercent() != null) {
            out.println(cache.hitPercent() + " % of what was read came from a cache, which "
                    + (cache.saved() < 0 ? "cost " : "saved ") + Amounts.usd(Math.abs(cache.saved()))
                    + " at list prices.");
        }
    }
}
