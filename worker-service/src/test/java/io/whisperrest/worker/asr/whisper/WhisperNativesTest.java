package io.whisperrest.worker.asr.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.worker.RealParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("natives")
class WhisperNativesTest {
    @TempDir
    Path folder;

    @Test
    @Tag("real")
    void reportsItsChoiceAndTheResultingSpeed() {
        WhisperNatives natives = NativesUnderTest.get();

        assertEquals(WhisperNatives.Source.CONFIGURED, natives.source());
        assertTrue(natives.describe().contains(natives.version()), natives.describe());
        assertTrue(natives.systemInfo().contains("CPU"), natives.systemInfo());
    }

    @Test
    void aConfiguredFolderWithoutALibraryStopsTheStart() {
        UnusableNatives refused =
                assertThrows(UnusableNatives.class, () -> WhisperNatives.choose(Optional.of(folder), folder, folder));
        assertTrue(refused.getMessage().contains("there is no libwhisper"), refused.getMessage());
    }

    @Test
    void aFileThatIsNotALibraryIsRejectedInOneLine() throws Exception {
        Files.writeString(folder.resolve("libwhisper.so"), "no library");

        UnusableNatives refused =
                assertThrows(UnusableNatives.class, () -> WhisperNatives.choose(Optional.of(folder), folder, folder));
        assertTrue(refused.getMessage().contains("cannot be loaded"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.2", "1.7.6", "1.8.4", "1.9.6", "2.0.0", "nonsense"})
    void rejectsAnUntestedVersionAndNamesTheTestedOnes(String version) {
        UnusableNatives refused = assertThrows(
                UnusableNatives.class, () -> EngineVersion.parse(version).layout());
        assertTrue(refused.getMessage().contains("1.8.5 to 1.9.5"), refused.getMessage());
    }

    @Test
    void knowsTheLayoutOfEachTestedVersion() {
        assertEquals(ParamsLayout.V1_7_1, EngineVersion.parse(null).layout());
        assertEquals(ParamsLayout.V1_8_5, EngineVersion.parse("1.8.5").layout());
        assertEquals(ParamsLayout.V1_8_5, EngineVersion.parse("v1.9.3-dirty").layout());
    }

    @Test
    @Tag("real")
    void aLayoutThatDoesNotFitIsDetected() {
        assertThrows(
                UnusableNatives.class,
                () -> DefaultsCheck.run(NativesUnderTest.get().library(), ParamsLayout.V1_7_1, EngineVersion.JAR));
    }

    /** Runs in another process, because a second library in this one would test the loader instead. */
    @Test
    @Tag("real")
    void theNativesOfTheJarRecogniseSpeechToo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JarNativesProbe.class.getName(),
                        folder.toString(),
                        RealParts.model().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(1, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("JAR 1.7.1"), said);
        assertTrue(said.toLowerCase(Locale.ROOT).contains("brown fox"), said);
        assertTrue(said.contains("estimated=true"), "the last word of 1.7.1 has no time: " + said);
    }
}
