package io.railiance.platform.service;

import java.util.List;

/**
 * How people sign in to a release by the identity provider. Its chart has the values {@link
 * io.railiance.platform.service.common.Oidc}, as {@code oidc}.
 *
 * @param confidential whether its client has a secret, which the chart mounts; otherwise it is one
 *     of a browser
 * @param redirectUris where they are sent back to
 */
public record SignIn(boolean confidential, List<String> redirectUris) {
  public SignIn {
    redirectUris = List.copyOf(redirectUris);
  }
}
