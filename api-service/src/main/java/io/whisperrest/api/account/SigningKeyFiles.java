package io.whisperrest.api.account;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.lang.JoseException;

/**
 * The signing keys in a data directory: {@code keys/access-<number>.jwk}, mode 0600, created at the first start. To rotate, add a
 * file with the next number: it signs within seconds, and the previous key stays valid until its file is removed.
 */
final class SigningKeyFiles implements SigningKeys.Source {
    private static final int ACCEPTED = 2;
    private static final Set<PosixFilePermission> FOREIGN = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path directory;

    SigningKeyFiles(Path data) {
        this.directory = data.resolve("keys");
    }

    /**
     * @return at most two keys, the signing key first
     * @throws IllegalStateException when a key is invalid or readable by other users
     */
    @Override
    public List<SigningKey> load() {
        try {
            if (files().isEmpty()) {
                makeFirst();
            }
            List<Path> files = files();
            List<SigningKey> keys = new ArrayList<>();
            for (int i = files.size() - 1; i >= 0 && keys.size() < ACCEPTED; i--) {
                keys.add(read(files.get(i)));
            }
            return keys;
        } catch (IOException e) {
            throw new IllegalStateException(
                    directory + " cannot be used: make it readable and writable for us only", e);
        }
    }

    @Override
    public List<String> state() {
        try {
            List<String> state = new ArrayList<>();
            for (Path file : files()) {
                state.add(file.getFileName() + " " + Files.getLastModifiedTime(file));
            }
            return state;
        } catch (IOException e) {
            throw new IllegalStateException(directory + " cannot be read", e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("access-\\d+\\.jwk"))
                    .sorted()
                    .toList();
        }
    }

    private static SigningKey read(Path file) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        mode.retainAll(FOREIGN);
        if (!mode.isEmpty()) {
            throw new IllegalStateException("signing key " + file + " can be read by others: chmod 600 " + file);
        }
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (JoseException | ClassCastException e) {
            throw new IllegalStateException("signing key " + file + " is no private P-256 JWK with a kid", e);
        }
    }

    /** Two processes may start at once. Only one of them links its key into place, and both then read that one. */
    private void makeFirst() throws IOException {
        Path fresh = Files.createTempFile(
                directory,
                "new",
                ".jwk",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, SigningKey.generate());
            Files.createLink(directory.resolve("access-0001.jwk"), fresh);
        } catch (FileAlreadyExistsException e) {
            return; // the other process created it first
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
