package io.whisperrest.modeltools.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The published models that this service knows: the official ggml files of whisper.cpp at one fixed revision. Sizes and SHA-256 come
 * from the repository's LFS pointers and were confirmed by several independent sources. The sizes also follow from the models'
 * dimensions (a test computes them), and our own conversion of OpenAI's weights produces {@code base} byte for byte.
 */
public final class ModelCatalog {
    /** SHA-256 of {@code ggml-base.bin}: published, and the result of importing the pinned base weights. */
    public static final String BASE_SHA256 = "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe";

    static final URI SOURCE = URI.create(
            "https://huggingface.co/ggerganov/whisper.cpp/resolve/" + "5359861c739e955e79d9a303bcbc70fb988958b1/");

    private static final List<CatalogEntry> ENTRIES = List.of(
            entry(ModelFamily.TINY, "", 77691713, "be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21"),
            entry(
                    ModelFamily.TINY,
                    "-q8_0",
                    43537433,
                    "c2085835d3f50733e2ff6e4b41ae8a2b8d8110461e18821b09a15c40c42d1cca"),
            entry(
                    ModelFamily.TINY,
                    "-q5_1",
                    32152673,
                    "818710568da3ca15689e31a743197b520007872ff9576237bda97bd1b469c3d7"),
            entry(ModelFamily.BASE, "", 147951465, BASE_SHA256),
            entry(
                    ModelFamily.BASE,
                    "-q8_0",
                    81768585,
                    "c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9"),
            entry(
                    ModelFamily.BASE,
                    "-q5_1",
                    59707625,
                    "422f1ae452ade6f30a004d7e5c6a43195e4433bc370bf23fac9cc591f01a8898"),
            entry(ModelFamily.SMALL, "", 487601967, "1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b"),
            entry(
                    ModelFamily.SMALL,
                    "-q8_0",
                    264464607,
                    "49c8fb02b65e6049d5fa6c04f81f53b867b5ec9540406812c643f177317f779f"),
            entry(
                    ModelFamily.SMALL,
                    "-q5_1",
                    190085487,
                    "ae85e4a935d7a567bd102fe55afc16bb595bdb618e11b2fc7591bc08120411bb"),
            entry(
                    ModelFamily.MEDIUM,
                    "",
                    1533763059,
                    "6c14d5adee5f86394037b4e4e8b59f1673b6cee10e3cf0b11bbdbee79c156208"),
            entry(
                    ModelFamily.MEDIUM,
                    "-q8_0",
                    823369779,
                    "42a1ffcbe4167d224232443396968db4d02d4e8e87e213d3ee2e03095dea6502"),
            entry(
                    ModelFamily.MEDIUM,
                    "-q5_0",
                    539212467,
                    "19fea4b380c3a618ec4723c3eef2eb785ffba0d0538cf43f8f235e7b3b34220f"),
            entry(
                    ModelFamily.LARGE_V3,
                    "",
                    3095033483L,
                    "64d182b440b98d5203c4f9bd541544d84c605196c4f7b845dfa11fb23594d1e2"),
            entry(
                    ModelFamily.LARGE_V3,
                    "-q5_0",
                    1081140203,
                    "d75795ecff3f83b5faa89d1900604ad8c780abd5739fae406de19f23ecd98ad1"),
            entry(
                    ModelFamily.LARGE_V3_TURBO,
                    "",
                    1624555275,
                    "1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69"),
            entry(
                    ModelFamily.LARGE_V3_TURBO,
                    "-q8_0",
                    874188075,
                    "317eb69c11673c9de1e1f0d459b253999804ec71ac4c23c17ecf5fbe24e259a1"),
            entry(
                    ModelFamily.LARGE_V3_TURBO,
                    "-q5_0",
                    574041195,
                    "394221709cd5ad1f40c46e6031ca61bce88931e6e088c188294c6d5a55ffa7e2"));

    private ModelCatalog() {}

    /** From small to large; within one size f16 first. */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    public static Optional<CatalogEntry> find(String id) {
        return ENTRIES.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public static Optional<CatalogEntry> withSha256(String sha256) {
        return ENTRIES.stream().filter(entry -> entry.sha256().equals(sha256)).findFirst();
    }

    private static CatalogEntry entry(ModelFamily family, String form, long bytes, String sha256) {
        String file = "ggml-" + family.id() + form + ".bin";
        return new CatalogEntry(
                family.id() + form,
                file,
                bytes,
                sha256,
                family.dimensions().isMultilingual(),
                family.translates(),
                MemoryEstimate.stateBytes(family.dimensions()),
                SOURCE.resolve(file));
    }
}
