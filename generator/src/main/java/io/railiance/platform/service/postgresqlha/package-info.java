/**
 * PostgreSQL for several applications: one server, or several of which an agent beside each lets
 * one take writes; Pgpool in front.
 */
package io.railiance.platform.service.postgresqlha;
