package io.whisperrest.worker.audio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
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
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an uploaded file or a compromised decoder must not be able to do. */
class DecoderFenceTest {
    @TempDir
    Path folder;

    @Test
    @Tag("real")
    void rejectsThePlaylistsThatFfmpegDecodesByDefault() {
        TestAudioConfig config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        DecoderSandbox sandbox = DecoderSandbox.probe(config.ffmpeg(), config.decodeTimeout(), folder.resolve("tmp"));

        assertEquals(List.of(), new DecoderSelfTest(config, sandbox, folder).run());
    }

    @Test
    @Tag("real")
    void theSelfTestDetectsADecoderWithoutWhitelists() throws Exception {
        // drops every whitelist, as a careless build or wrapper would
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
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://VICTIM\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile VICTIM\n",
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 5004 RTP/AVP 0\r\n",
                "1\n00:00:01,000 --> 00:00:02,000\nhello\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
                        + " profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"><BaseURL>VICTIM</BaseURL></MPD>"
            })
    void rejectsFilesThatReferToOtherFiles(String text) throws Exception {
        Path victim = Ffmpeg.tone(folder.resolve("secret.mp3"), 1);
        Path file = Files.writeString(folder.resolve("upload"), text.replace("VICTIM", victim.toString()));

        FailureCode code = codeOf(decoder(RealParts.ffmpeg().toString(), Duration.ofMinutes(1)), file);
        assertTrue(
                Set.of(FailureCode.AUDIO_FORMAT_REFUSED, FailureCode.AUDIO_UNREADABLE)
                        .contains(code),
                code.name());
    }

    /** Forces each allowed demuxer in turn, so that none of them follows a list in its own way. */
    @Test
    @Tag("real")
    void noAllowedDemuxerFollowsADisguisedPlaylist() throws Exception {
        Path victim = Ffmpeg.tone(folder.resolve("secret.mp3"), 1);
        Path file = Files.writeString(
                folder.resolve("upload"),
                "ffconcat version 1.0\nfile " + victim + "\n#EXTM3U\nfile://" + victim + "\n");
        for (String format : DecoderCommand.FORMATS.split(",")) {
            Path forcing = script(
                    "forcing-" + format,
                    "#!/bin/bash\nargs=()\nfor a in \"$@\"; do [ \"$a\" = -i ] && args+=(-f " + format
                            + "); args+=(\"$a\"); done\nexec '" + RealParts.ffmpeg() + "' \"${args[@]}\"\n");
            FailureCode code = codeOf(decoder(forcing.toString(), Duration.ofMinutes(1)), file);
            assertFalse(code.isRetryable(), format);
        }
    }

    @ParameterizedTest
    @Tag("real")
    @ValueSource(
            strings = {"hls", "dash", "concat", "imf", "sdp", "rtsp", "image2", "vobsub", "srt", "webvtt", "avisynth"})
    void noDemuxerThatOpensOtherFilesIsAllowed(String demuxer) {
        assertFalse(List.of(DecoderCommand.FORMATS.split(",")).contains(demuxer));
    }

    @Test
    void killsAHangingDecoderWithItsChildProcesses() throws Exception {
        Path pids = folder.resolve("pids");
        Path hanging = script("hanging", "#!/bin/sh\nsleep 600 &\necho $$ $! > '" + pids + "'\nwait\n");
        long began = System.nanoTime();

        FailureCode code = codeOf(decoder(hanging.toString(), Duration.ofSeconds(1)), someFile());

        assertEquals(FailureCode.TIME_LIMIT, code);
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(3).toNanos(), "at most 2 s after the limit");
        for (String pid : Files.readString(pids).trim().split(" ")) {
            await(pid)
                    .atMost(Duration.ofSeconds(5)) // a killed process does not disappear at once
                    .until(() -> !ProcessHandle.of(Long.parseLong(pid))
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        }
    }

    @Test
    void killsAHangingDecoderWhenTheFlagIsRaised() throws Exception {
        FfmpegAudioDecoder decoder =
                decoder(script("hang", "#!/bin/sh\nsleep 600\n").toString(), Duration.ofMinutes(9));
        Path file = someFile();
        AbortFlag abort = new AbortFlag();
        new Thread(abort::raise).start();

        assertThrows(
                RecognitionAborted.class,
                () -> decoder.decode(new DecodeRequest(file, 9, 0, null, "mix", null), abort));
    }

    @Test
    void theSandboxHasNoNetworkOrReportsThatItHas() throws Exception {
        try (ServerSocket victim = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path connects = script(
                    "connects",
                    "#!/bin/bash\n[ \"$1\" = -version ] && exit 0\nexec 3<>/dev/tcp/127.0.0.1/" + victim.getLocalPort()
                            + "\n");
            DecoderSandbox sandbox =
                    DecoderSandbox.probe(connects.toString(), Duration.ofSeconds(20), folder.resolve("tmp"));
            victim.setSoTimeout(500);
            FfmpegAudioDecoder decoder = new FfmpegAudioDecoder(
                    TestAudioConfig.with(connects.toString()),
                    sandbox,
                    folder.resolve("tmp"),
                    new DiskSpace(folder.resolve("tmp"), 0));

            codeOf(decoder, someFile());

            if (sandbox.missing().stream().noneMatch(layer -> layer.startsWith("network"))) {
                assertThrows(SocketTimeoutException.class, victim::accept);
            }
        }
    }

    @Test
    void hidesTheWorkersSecretsFromTheDecoder() throws Exception {
        Path seen = folder.resolve("seen");
        Path prints =
                script("prints", "#!/bin/sh\nenv > '" + seen + "'\npwd >> '" + seen + "'\nls -A >> '" + seen + "'\n");

        codeOf(decoder(prints.toString(), Duration.ofSeconds(20)), someFile());

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
                TestAudioConfig.with(ffmpeg).timeout(limit),
                DecoderSandbox.none(),
                folder.resolve("tmp"),
                new DiskSpace(folder.resolve("tmp"), 0));
    }

    private Path someFile() throws IOException {
        return Files.write(folder.resolve("someone's file.wav"), new byte[9]);
    }

    private static FailureCode codeOf(FfmpegAudioDecoder decoder, Path file) throws IOException {
        DecodeRequest request = new DecodeRequest(file, Files.size(file), 0, null, "mix", null);
        return assertThrows(AudioDecodingFailed.class, () -> decoder.decode(request, new AbortFlag()))
                .code();
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
