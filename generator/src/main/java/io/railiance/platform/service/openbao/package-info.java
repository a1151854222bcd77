/**
 * OpenBao: secrets of applications and of the platform itself; a path, a policy and a role for each
 * need; one node, or three or five in one cluster, unsealed without hands.
 */
package io.railiance.platform.service.openbao;
