package io.railiance.platform.service.common;

/**
 * Where a release that keeps Secrets for others is reached.
 *
 * @param address {@code https://openbao-active.railiance-platform.svc.cluster.local:8200}
 * @param authority the Secret of the platform's namespace whose key {@code ca.crt} tells that it is
 *     the one; empty without TLS
 */
public record SecretStore(String address, String authority) {}
