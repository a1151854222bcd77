/**
 * NATS with JetStream: an account for each application, users and streams for each need; one node,
 * or three or five in one cluster.
 */
package io.railiance.platform.service.nats;
