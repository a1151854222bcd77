/**
 * RabbitMQ: virtual hosts, users and queues for several applications; one node, or three or five in
 * one cluster.
 */
package io.railiance.platform.service.rabbitmq;
