package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The bucket as the stores see it. Names are relative to the location's prefix. Every method throws {@link AudioStoreUnavailable} when
 * the server cannot be reached, refuses, or fails three times.
 */
final class S3Bucket implements AutoCloseable {
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(90);
    /** 8 MiB in that time are 1.1 Mbit/s. */
    private static final Duration PART_ATTEMPT = Duration.ofSeconds(60);
    /** Shorter than a lock of pieces lasts. */
    private static final Duration PART_CALL = Duration.ofSeconds(115);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 100;
    static final String NO_SUCH_KEY = "NoSuchKey";
    static final String NO_SUCH_UPLOAD = "NoSuchUpload";
    private static final int MAX_DELETED_AT_ONCE = 1000;

    private static final Duration LINK = Duration.ofMinutes(15);

    private final S3Location location;
    private final S3Client client;
    private final S3Presigner signer;

    S3Bucket(S3Location location, S3Config config) {
        this.location = location;
        boolean pathStyle = config.pathStyle().orElse(config.endpoint().isPresent());
        S3ClientBuilder calls = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(pathStyle)
                .overrideConfiguration(call ->
                        call.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL).retryStrategy(RetryMode.STANDARD))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT)
                        .maxConnections(CONNECTIONS));
        S3Presigner.Builder links = S3Presigner.builder()
                .region(Region.of(config.region()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(pathStyle)
                        .build());
        config.endpoint().map(S3Bucket::checked).ifPresent(endpoint -> {
            calls.endpointOverride(endpoint);
            links.endpointOverride(endpoint);
        });
        this.client = calls.build();
        this.signer = links.build();
    }

    private static URI checked(URI endpoint) {
        if (endpoint.getHost() == null || !Set.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalStateException("S3_ENDPOINT is not like https://s3.example.org: correct it");
        }
        return endpoint;
    }

    /** Limits of a call whose duration depends on its size. */
    static void patient(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallAttemptTimeout(PART_ATTEMPT).apiCallTimeout(PART_CALL);
    }

    S3Location location() {
        return location;
    }

    /** An object as a list shows it; its name is relative to the prefix. */
    record Listed(String name, long changedAt) {}

    /** Empty only when a list confirms it: a missing bucket, or a proxy, answers 404 as well. */
    Optional<HeadObjectResponse> head(String name) {
        return call(s3 -> {
            try {
                return Optional.of(s3.headObject(
                        request -> request.bucket(location.bucket()).key(location.name(name))));
            } catch (S3Exception e) {
                if (e.statusCode() != 404 || isListed(name)) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    private boolean isListed(String name) {
        return client
                .listObjectsV2(request -> request.bucket(location.bucket())
                        .prefix(location.name(name))
                        .maxKeys(1))
                .contents()
                .stream()
                .anyMatch(object -> object.key().equals(location.name(name)));
    }

    /**
     * @param etag of the bytes that are meant
     * @param to last byte, included
     * @throws NoSuchFileException when the object has been erased
     */
    ResponseInputStream<GetObjectResponse> read(String name, String etag, long from, long to) throws IOException {
        return call(s3 -> {
                    try {
                        return Optional.of(s3.getObject(request -> request.bucket(location.bucket())
                                .key(location.name(name))
                                .ifMatch(etag)
                                .range("bytes=" + from + "-" + to)));
                    } catch (S3Exception e) {
                        return S3Bucket.<ResponseInputStream<GetObjectResponse>>missing(e, NO_SUCH_KEY);
                    }
                })
                .orElseThrow(() -> new NoSuchFileException(name));
    }

    /** An address that gives the object to anyone for a quarter of an hour. Signed here: no call is made. */
    URI link(String name, String mediaType, String disposition) {
        try {
            return signer.presignGetObject(link -> link.signatureDuration(LINK)
                            .getObjectRequest(request -> request.bucket(location.bucket())
                                    .key(location.name(name))
                                    .responseContentType(mediaType)
                                    .responseContentDisposition(disposition)))
                    .url()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (SdkException e) {
            throw new AudioStoreUnavailable("no credentials to sign with", e);
        }
    }

    /** A small object as a whole. */
    Optional<String> text(String name) {
        return bytes(name).map(ResponseBytes::asUtf8String);
    }

    /** A small object as a whole. */
    Optional<ResponseBytes<GetObjectResponse>> bytes(String name) {
        return call(s3 -> {
            try {
                return Optional.of(s3.getObjectAsBytes(
                        request -> request.bucket(location.bucket()).key(location.name(name))));
            } catch (S3Exception e) {
                return missing(e, NO_SUCH_KEY);
            }
        });
    }

    void put(String name, RequestBody body, Map<String, String> metadata) {
        call(s3 -> s3.putObject(
                request -> request.bucket(location.bucket())
                        .key(location.name(name))
                        .contentType("application/octet-stream")
                        .metadata(metadata),
                body));
    }

    void delete(Collection<String> names) {
        List<ObjectIdentifier> all = names.stream()
                .map(name -> ObjectIdentifier.builder().key(location.name(name)).build())
                .toList();
        for (int from = 0; from < all.size(); from += MAX_DELETED_AT_ONCE) {
            List<ObjectIdentifier> some = all.subList(from, Math.min(all.size(), from + MAX_DELETED_AT_ONCE));
            call(s3 -> {
                var answer = s3.deleteObjects(request -> request.bucket(location.bucket())
                        .delete(delete -> delete.objects(some).quiet(true)));
                if (answer.hasErrors() && !answer.errors().isEmpty()) {
                    String code = answer.errors().get(0).code();
                    throw S3Exception.builder()
                            .statusCode(200)
                            .awsErrorDetails(
                                    AwsErrorDetails.builder().errorCode(code).build())
                            .message(code + " while deleting")
                            .build();
                }
                return answer;
            });
        }
    }

    /** Reads the list page by page. */
    Iterable<Listed> list(String folder) {
        Iterable<S3Object> objects = call(s3 -> s3.listObjectsV2Paginator(
                        request -> request.bucket(location.bucket()).prefix(location.name(folder)))
                .contents());
        return () -> {
            Iterator<S3Object> pages = call(s3 -> objects.iterator());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return call(s3 -> pages.hasNext());
                }

                @Override
                public Listed next() {
                    S3Object object = pages.next();
                    return new Listed(
                            object.key().substring(location.prefix().length()),
                            object.lastModified().toEpochMilli());
                }
            };
        };
    }

    /** Multipart uploads that have begun and not ended; their names are whole. */
    List<MultipartUpload> openUploads(String folder) {
        return call(s3 -> s3
                .listMultipartUploadsPaginator(
                        request -> request.bucket(location.bucket()).prefix(location.name(folder)))
                .uploads()
                .stream()
                .toList());
    }

    /** Runs a call of the SDK. */
    <T> T call(Function<S3Client, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException e) {
            throw new AudioStoreUnavailable(reason(e), e);
        }
    }

    /** @param code of the error that means it; a 404 of a proxy has none */
    static <T> Optional<T> missing(S3Exception e, String code) {
        if (code(e).equals(code)) {
            return Optional.empty();
        }
        throw e;
    }

    static String reason(SdkException e) {
        return e instanceof AwsServiceException answer
                ? code(answer) + " (HTTP " + answer.statusCode() + ")"
                : e.getMessage();
    }

    static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? "an error" : code;
    }

    @Override
    public void close() {
        signer.close();
        client.close();
    }
}
