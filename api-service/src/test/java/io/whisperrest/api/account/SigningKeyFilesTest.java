package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFilesTest {
    @TempDir
    Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(data.resolve("keys"));
    }

    @Test
    void createsOnePrivateKeyAndKeepsIt() throws IOException {
        List<SigningKey> first = new SigningKeyFiles(data).load();
        assertEquals(1, first.size());
        assertEquals(first.get(0).id(), new SigningKeyFiles(data).load().get(0).id());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile(1))));
    }

    @Test
    void signsWithTheNewestKeyAndAcceptsThePreviousOne() throws IOException {
        String first = new SigningKeyFiles(data).load().get(0).id();
        for (int number = 2; number <= 3; number++) {
            Path other = data.resolve("other" + number);
            Files.createDirectories(other.resolve("keys"));
            new SigningKeyFiles(other).load();
            Files.copy(other.resolve("keys/access-0001.jwk"), keyFile(number), StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<SigningKey> keys = new SigningKeyFiles(data).load();
        assertEquals(2, keys.size());
        assertTrue(keys.stream().noneMatch(key -> key.id().equals(first)));
    }

    @Test
    void rejectsAKeyReadableByOtherUsers() throws IOException {
        new SigningKeyFiles(data).load();
        Files.setPosixFilePermissions(keyFile(1), PosixFilePermissions.fromString("rw-r-----"));
        IllegalStateException rejection =
                assertThrows(IllegalStateException.class, () -> new SigningKeyFiles(data).load());
        assertTrue(rejection.getMessage().contains("chmod 600"), rejection.getMessage());
    }

    private Path keyFile(int number) {
        return data.resolve("keys/access-000" + number + ".jwk");
    }
}
