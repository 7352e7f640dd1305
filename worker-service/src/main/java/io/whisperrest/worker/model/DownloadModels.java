package io.whisperrest.worker.model;

import io.whisperrest.modeltools.Arguments;
import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Command line: downloads published models. The one-shot service {@code models} runs it.
 *
 * <pre>
 * java -cp 'worker-service/target/quarkus-app/app/*:worker-service/target/quarkus-app/lib/main/*' \
 *      io.whisperrest.worker.model.DownloadModels [--to models] [--mirror URL/] base large-v3-turbo
 * </pre>
 *
 * <p>Behind a proxy: {@code -Dhttps.proxyHost=… -Dhttps.proxyPort=…}. Exit status: 0 all present, 1 failed, 2 wrong usage.
 */
public final class DownloadModels {
    private DownloadModels() {}

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    static int run(String[] words, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = new Arguments(words, Set.of("--to", "--mirror"));
            List<CatalogEntry> wanted = entries(arguments.rest());
            Path folder = Path.of(arguments.option("--to").orElse("models"));
            URI mirror = arguments.option("--mirror").map(URI::create).orElse(null);
            ModelDownload download = new ModelDownload(folder, mirror, out::println);
            for (CatalogEntry entry : wanted) {
                download.fetch(entry);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (DownloadFailed e) {
            err.println("download failed: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("download failed: " + e + ": check the free space and permissions of the folder");
            return 1;
        }
    }

    private static List<CatalogEntry> entries(List<String> ids) {
        String known = ModelCatalog.entries().stream().map(CatalogEntry::id).collect(Collectors.joining(" "));
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(
                    "usage: DownloadModels [--to FOLDER] [--mirror URL/] ID...; known: " + known);
        }
        List<CatalogEntry> wanted = new ArrayList<>();
        for (String id : ids) {
            wanted.add(ModelCatalog.find(id)
                    .orElseThrow(() -> new IllegalArgumentException("model " + id
                            + " has no published checksum, so it is not downloaded: put its ggml file into the models folder and"
                            + " run ImportModel --register FILE; known: " + known)));
        }
        return wanted;
    }
}
