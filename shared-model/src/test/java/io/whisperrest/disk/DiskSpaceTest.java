package io.whisperrest.disk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs use the disk of the tests too, so all sizes are fractions of its free space. */
class DiskSpaceTest {
    @TempDir
    private Path folder;

    private long part(int parts) throws IOException {
        return new DiskSpace(folder, 0).usableBytes() / parts;
    }

    @Test
    void twoWritersDoNotCountOnTheSameBytes() throws IOException {
        DiskSpace disk = new DiskSpace(folder, 0);
        DiskSpace.Room first = disk.hold(part(10) * 6);
        assertThrows(DiskFull.class, () -> disk.reserve(part(10) * 6));
        first.close();
        assertDoesNotThrow(() -> disk.reserve(part(10) * 6));
    }

    @Test
    void aWriterWithoutALengthLeavesTheReservationsOfOthers() throws IOException {
        DiskSpace disk = new DiskSpace(folder, 0);
        DiskSpace.Room known = disk.hold(part(10) * 6);
        DiskSpace.Room unknown = disk.reserve(0);
        assertDoesNotThrow(() -> unknown.use(1));
        assertThrows(DiskFull.class, () -> unknown.use(part(10) * 6));
        assertDoesNotThrow(() -> known.use(part(10) * 5));
    }

    @Test
    void aWriterThatExceedsItsLengthIsTreatedAsOneWithoutALength() throws IOException {
        DiskSpace disk = new DiskSpace(folder, 0);
        DiskSpace.Room other = disk.hold(part(10) * 6);
        DiskSpace.Room liar = disk.reserve(1);
        assertDoesNotThrow(() -> liar.use(1));
        assertThrows(DiskFull.class, () -> liar.use(part(10) * 6));
        other.close();
        assertDoesNotThrow(() -> liar.use(part(10) * 6));
    }

    @Test
    void aReservationDoesNotCutIntoTheReserve() throws IOException {
        DiskSpace roomy = new DiskSpace(folder, 0);
        long reserve = part(2);
        assertThrows(DiskFull.class, () -> new DiskSpace(folder, reserve).require(part(10) * 7));
        assertDoesNotThrow(() -> roomy.require(part(10) * 7));
        assertThrows(DiskFull.class, () -> new DiskSpace(folder, Long.MAX_VALUE / 2).require(0));
    }

    @Test
    void unusedReservationIsReturnedOnlyOnce() throws IOException {
        DiskSpace disk = new DiskSpace(folder, 0);
        DiskSpace.Room room = disk.hold(part(10) * 6);
        room.use(part(10));
        room.close();
        room.close();
        DiskSpace.Room next = disk.hold(part(10) * 8);
        assertThrows(DiskFull.class, () -> disk.reserve(part(10) * 4));
        next.close();
    }

    @Test
    void aThousandSlowUploadsDoNotLockOthersOut() throws IOException {
        DiskSpace disk = new DiskSpace(folder, part(2));
        assertThrows(DiskFull.class, () -> disk.reserve(part(10) * 6), "what cannot fit is rejected at once");
        List<DiskSpace.Room> slow = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slow.add(disk.reserve(part(10) * 4));
        }
        assertDoesNotThrow(() -> disk.require(part(10) * 4));
        for (DiskSpace.Room room : slow) {
            room.use(1 << 20);
            room.close();
        }
        assertDoesNotThrow(() -> disk.hold(part(10) * 4));
    }
}
