package io.railiance.platform.service.objectstorage;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretRecipe.Key;
import io.railiance.platform.service.common.SecretRecipe.Literal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a consumer reaches its bucket. There is no specification for S3; the keys are those that most
 * have.
 *
 * @param provider {@code seaweedfs}
 */
record BucketBinding(
    String provider,
    boolean tls,
    String host,
    int port,
    String region,
    Key accessKey,
    Key secretKey) {

  SecretRecipe secret(Order.Of<ObjectStorageNeed> of, String release) {
    String bucket = of.need().bucket();
    Map<String, Key> keys = new LinkedHashMap<>();
    keys.put("type", new Literal("s3"));
    keys.put("provider", new Literal(provider));
    keys.put("host", new Literal(host));
    keys.put("port", new Literal(Integer.toString(port)));
    keys.put("uri", new Literal((tls ? "https" : "http") + "://" + host + ":" + port));
    keys.put("region", new Literal(region));
    keys.put("bucket", new Literal(bucket));
    keys.put("secret-access-key", secretKey);
    keys.put("access-key-id", accessKey);
    return SecretRecipe.binding(of.consumer(), release + "-" + bucket, "s3", keys);
  }
}
