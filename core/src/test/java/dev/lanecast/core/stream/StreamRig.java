package dev.lanecast.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.util.List;
import java.util.Map;

/** A live stream under test: stamps the facts that it is given and reads its events back. */
final class StreamRig {

    final LiveStream stream;
    private final String source;
    private String epoch = "first";
    private long revision;

    StreamRig(TaskRoot... roots) {
        this(LiveStream.Limits.defaults(), roots);
    }

    StreamRig(LiveStream.Limits limits, TaskRoot... roots) {
        this.source = Sample.PROJECT;
        this.stream = new LiveStream(List.of(roots), limits, event -> 100, () -> Sample.START);
    }

    StreamRig baseline(Task... tasks) {
        return baseline(List.of(tasks), List.of());
    }

    StreamRig baseline(List<Task> tasks, List<InvalidFile> invalid) {
        stream.accept(new Fact.Baseline(stamp(), Sample.START, Sample.ROOT, tasks, invalid));
        return this;
    }

    /** As if the source had begun a new life. */
    StreamRig restart() {
        epoch = epoch + "-again";
        revision = 0;
        return this;
    }

    Stamp accept(BoardEvent event) {
        Stamp stamp = stamp();
        stream.accept(new Fact.BoardChanged(stamp, Sample.START, event));
        return stamp;
    }

    void accept(CostEvent event) {
        stream.accept(new Fact.CostChanged(stamp(), Sample.START, event));
    }

    void spent(Map<TaskRef, Spend> spend) {
        stream.accept(new Fact.TaskSpent(stamp(), Sample.START, spend));
    }

    List<Numbered> after(long seq) {
        Slice slice = stream.after(stream.view().epoch(), seq, Integer.MAX_VALUE);
        assertThat(slice).isInstanceOf(Slice.Events.class);
        return ((Slice.Events) slice).events();
    }

    Stamp stamp() {
        return new Stamp(source, epoch, ++revision);
    }
}
