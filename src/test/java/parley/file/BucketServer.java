package parley.file;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;

/** An S3 server with one empty bucket, which refuses whoever does not sign with its keys. */
public final class BucketServer implements AutoCloseable {
    static final String BUCKET = "parley";
    static final String ACCESS_KEY = "ada";
    static final String SECRET_KEY = "poetical science";

    private final BlobStore kept;
    private final S3Proxy server;

    private BucketServer(BlobStore kept, S3Proxy server) {
        this.kept = kept;
        this.server = server;
    }

    public static BucketServer start() {
        try {
            var kept = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
                    .credentials("in", "memory").build(BlobStoreContext.class).getBlobStore();
            kept.createContainerInLocation(null, BUCKET);
            var server = S3Proxy.builder().blobStore(kept).endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY).build();
            server.start();
            return new BucketServer(kept, server);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The settings of a server that uses it. */
    public Map<String, Object> settings() {
        return Map.of("parley.s3.bucket", BUCKET, "parley.s3.endpoint", address(), "parley.s3.access-key", ACCESS_KEY,
                "parley.s3.secret-key", SECRET_KEY);
    }

    BucketSettings inside() {
        return new BucketSettings(BUCKET, address(), "us-east-1", ACCESS_KEY, SECRET_KEY, null);
    }

    public List<String> keys() {
        return kept.list(BUCKET).stream().map(StorageMetadata::getName).toList();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
