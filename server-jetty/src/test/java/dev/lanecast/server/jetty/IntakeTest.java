package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Intake intake = new Intake(100);

    @Test
    void holdsNoMoreThanItMayForAllTogether() throws Exception {
        Intake.Share one = intake.open();
        Intake.Share other = intake.open();
        one.take(60);
        other.take(40);
        assertThat(intake.hasRoom(1)).isFalse();
        assertThatExceptionOfType(Intake.FullException.class).isThrownBy(() -> one.take(1));
        one.close();
        one.close();
        assertThat(intake.hasRoom(60)).isTrue();
        assertThat(intake.hasRoom(61)).isFalse();
    }

    @Test
    void countsABodyAsItComesAndFailsItWhereTheRoomEnds() {
        try (Intake.Share share = intake.open()) {
            Content.Source content = share.counting(new ByteBufferContentSource(
                    ByteBuffer.allocate(70), ByteBuffer.allocate(31), ByteBuffer.allocate(1)));
            assertThat(content.read().remaining()).isEqualTo(70);
            assertThat(intake.hasRoom(31)).isFalse();
            assertThat(content.read().getFailure()).isInstanceOf(Intake.FullException.class);
        }
        assertThat(intake.hasRoom(100)).isTrue();
    }
}
