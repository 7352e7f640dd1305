package io.whisperrest.worker.audio;

import java.util.List;

/** Paths of shared libraries on Linux systems, and the files the loader uses to find them. Not every system has all of them. */
final class SharedLibraries {
    static final List<String> PATHS = List.of(
            "/lib",
            "/lib64",
            "/usr/lib",
            "/usr/lib64",
            "/usr/local/lib",
            "/usr/local/lib64",
            "/etc/ld.so.cache",
            "/etc/alternatives");

    private SharedLibraries() {}
}
