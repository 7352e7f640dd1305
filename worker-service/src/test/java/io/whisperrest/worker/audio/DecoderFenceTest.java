package io.whisperrest.worker.audio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file, or a broken decoder, must not be able to do. */
class DecoderFenceTest {
    @TempDir
    Path folder;

    @Test
    @Tag("real")
    void m01RefusesThePlaylistsThatFfmpegDecodesByDefault() {
        TestAudioConfig config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        DecoderSandbox sandbox = DecoderSandbox.probe(config.ffmpeg(), config.decodeTimeout());

        assertEquals(List.of(), new DecoderSelfTest(config, sandbox, folder).run());
    }

    @Test
    @Tag("real")
    void m01TheSelfTestNoticesADecoderWithoutWhitelists() throws Exception {
        // drops every whitelist: what a careless build or wrapper would do
        Path wrapper = script(
                "careless",
                "#!/bin/bash\nargs=()\nwhile [ $# -gt 0 ]; do case $1 in *_whitelist) shift 2;;"
                        + " *) args+=(\"$1\"); shift;; esac; done\nexec '" + RealParts.ffmpeg() + "' \"${args[@]}\"\n");
        TestAudioConfig config = TestAudioConfig.with(wrapper.toString());

        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> new DecoderSelfTest(config, DecoderSandbox.none(), folder).run());
        assertTrue(refused.getMessage().contains("reads other files"), refused.getMessage());
    }

    @ParameterizedTest
    @Tag("real")
    @ValueSource(strings = {"hls", "concat", "sdp", "mpegts", "image2", "srt"})
    void m01RefusesADemuxerThatIsNotOnTheList(String demuxer) throws Exception {
        Path victim = Ffmpeg.tone(folder.resolve("secret.mp3"), 1);
        Path file = Files.writeString(
                folder.resolve("upload"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://" + victim + "\n#EXT-X-ENDLIST\n");

        FailureCode code = codeOf(decoder(RealParts.ffmpeg().toString(), Duration.ofMinutes(1)), file, demuxer);
        assertEquals(FailureCode.AUDIO_FORMAT_REFUSED, code);
    }

    @ParameterizedTest
    @Tag("real")
    @ValueSource(strings = {"wav", "mp3", "flac", "ogg", "matroska", "mov", "aac", "amr", "aiff", "caf", "w64"})
    void m01ReadsNothingThroughADisguisedPlaylist(String format) throws Exception {
        Path victim = Ffmpeg.tone(folder.resolve("secret.mp3"), 1);
        Path file = Files.writeString(
                folder.resolve("upload"),
                "ffconcat version 1.0\nfile " + victim + "\n#EXTM3U\nfile://" + victim + "\n");

        FailureCode code = codeOf(decoder(RealParts.ffmpeg().toString(), Duration.ofMinutes(1)), file, format);
        assertFalse(code.isRetryable());
    }

    @Test
    void m06KillsAHangingDecoderWithItsChildren() throws Exception {
        Path pids = folder.resolve("pids");
        Path hanging = script("hanging", "#!/bin/sh\nsleep 600 &\necho $$ $! > '" + pids + "'\nwait\n");
        long began = System.nanoTime();

        FailureCode code = codeOf(decoder(hanging.toString(), Duration.ofSeconds(1)), someFile(), "wav");

        assertEquals(FailureCode.TIME_LIMIT, code);
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(3).toNanos(), "limit + 2 s");
        for (String pid : Files.readString(pids).trim().split(" ")) {
            await(pid)
                    .atMost(Duration.ofSeconds(5)) // a killed process is not gone at that instant
                    .until(() -> !ProcessHandle.of(Long.parseLong(pid))
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        }
    }

    @Test
    void killsADecoderWhenTheFlagIsRaisedWhileItHangs() throws Exception {
        FfmpegAudioDecoder decoder =
                decoder(script("hang", "#!/bin/sh\nsleep 600\n").toString(), Duration.ofMinutes(9));
        Path file = someFile();
        AbortFlag abort = new AbortFlag();
        new Thread(abort::raise).start();

        assertThrows(
                RecognitionAborted.class,
                () -> decoder.decode(new DecodeRequest(file, "wav", 9, 0, null, "mix"), abort));
    }

    @Test
    void m07TheSandboxHasNoNetworkOrSaysSo() throws Exception {
        try (ServerSocket victim = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path connects = script(
                    "connects",
                    "#!/bin/bash\n[ \"$1\" = -version ] && exit 0\nexec 3<>/dev/tcp/127.0.0.1/" + victim.getLocalPort()
                            + "\n");
            DecoderSandbox sandbox = DecoderSandbox.probe(connects.toString(), Duration.ofSeconds(20));
            victim.setSoTimeout(500);
            FfmpegAudioDecoder decoder =
                    new FfmpegAudioDecoder(TestAudioConfig.with(connects.toString()), sandbox, folder.resolve("tmp"));

            codeOf(decoder, someFile(), "wav");

            if (sandbox.missing().stream().noneMatch(layer -> layer.startsWith("network"))) {
                assertThrows(SocketTimeoutException.class, victim::accept);
            }
        }
    }

    @Test
    void givesTheDecoderNoneOfTheWorkersSecrets() throws Exception {
        Path seen = folder.resolve("seen");
        Path prints =
                script("prints", "#!/bin/sh\nenv > '" + seen + "'\npwd >> '" + seen + "'\nls -A >> '" + seen + "'\n");

        codeOf(decoder(prints.toString(), Duration.ofSeconds(20)), someFile(), "wav");

        List<String> names = Files.readAllLines(seen).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .filter(name -> !List.of("PATH", "LC_ALL", "MALLOC_ARENA_MAX", "PWD", "OLDPWD", "SHLVL", "_")
                        .contains(name))
                .toList();
        assertEquals(List.of(), names);
        assertFalse(Files.readString(seen).contains("someone"), "not even the name of the file");
    }

    private FfmpegAudioDecoder decoder(String ffmpeg, Duration limit) {
        return new FfmpegAudioDecoder(
                TestAudioConfig.with(ffmpeg).timeout(limit), DecoderSandbox.none(), folder.resolve("tmp"));
    }

    private Path someFile() throws IOException {
        return Files.write(folder.resolve("someone's file.wav"), new byte[9]);
    }

    private static FailureCode codeOf(FfmpegAudioDecoder decoder, Path file, String format) throws IOException {
        DecodeRequest request = new DecodeRequest(file, format, Files.size(file), 0, null, "mix");
        return assertThrows(AudioDecodingFailed.class, () -> decoder.decode(request, new AbortFlag()))
                .code();
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
