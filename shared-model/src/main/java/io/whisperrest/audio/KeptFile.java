package io.whisperrest.audio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Kept bytes in a directory of this machine. */
record KeptFile(Path path, long bytes) implements AudioStore.Kept {

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    @Override
    public InputStream read(long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Part(Channels.newInputStream(channel.position(from)), length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public AudioStore.LocalCopy local(BooleanSupplier stopped) {
        return new InPlace(path);
    }

    private record InPlace(Path file) implements AudioStore.LocalCopy {
        @Override
        public boolean isErased() {
            return !Files.exists(file);
        }

        @Override
        public void close() {}
    }

    /** Ends after that many bytes. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
