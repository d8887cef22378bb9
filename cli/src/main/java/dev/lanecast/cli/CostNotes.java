package dev.lanecast.cli;

import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.telemetry.Spend;
import java.io.PrintWriter;

/** What there is to say beside a table of costs. */
final class CostNotes {

    private CostNotes() {}

    static void print(PrintWriter out, Outlook outlook, CacheEffect cache) {
        out.println();
        out.println(month(outlook));
        if (cache.hitPercent() != null) {
            out.println(cache.hitPercent() + " % of what was read came from a cache, which "
                    + (cache.saved() < 0 ? "cost " : "saved ") + Amounts.usd(Math.abs(cache.saved()))
                    + " at list prices.");
        }
    }

    private static String month(Outlook outlook) {
        Spend spent = new Spend(outlook.spent(), 0, outlook.unpriced());
        Spend perDay = new Spend(outlook.perDay(), 0, outlook.unpricedPace());
        Spend projected = new Spend(outlook.projected(), 0, outlook.unpriced() + outlook.unpricedPace());
        String soFar = "This month " + Amounts.usd(spent) + " so far";
        return perDay.isUnpriced()
                ? soFar + "; what a day costs is not known."
                : soFar + "; at " + Amounts.usd(perDay) + " a day it will be " + Amounts.usd(projected) + ".";
    }
}
