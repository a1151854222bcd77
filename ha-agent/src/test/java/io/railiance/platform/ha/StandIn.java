package io.railiance.platform.ha;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * {@link LittleApi} as a program, for whoever runs an image without a cluster: {@code StandIn PORT
 * FOLDER} makes the folder what a service account's is, and answers until it is killed.
 */
public final class StandIn {
  private StandIn() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    int port = Integer.parseInt(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Authority authority = Authority.of("127.0.0.1", folder);
    new LittleApi(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), authority.context());
    Files.writeString(folder.resolve("ca.crt"), authority.pem());
    // Last: who waits for it finds the rest.
    Files.writeString(folder.resolve("token"), "token");
  }
}
