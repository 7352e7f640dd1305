package io.whisperrest.worker.asr.whisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Instruction sets of this machine, as Linux names them; empty on other systems. */
final class ProcessorFeatures {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private ProcessorFeatures() {}

    static Set<String> ofThisMachine() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(line -> Set.copyOf(Arrays.asList(
                            line.substring(line.indexOf(':') + 1).trim().split("\\s+"))))
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
