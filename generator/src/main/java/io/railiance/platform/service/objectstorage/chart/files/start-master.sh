#!/bin/sh
# Starts the master: one of those that vote on who leads. It keeps what it has voted, across starts.
set -eu
. /opt/platform/lib.sh

configure
# Not cp: the copy would be read-only as the file is, and a container that is started anew could not write it
cat /opt/platform/master.toml >"$RUN/.seaweedfs/master.toml"
mkdir -p /data/master

# A leader that says nothing for a second has lost its place
master() {
  weed -logtostderr=true master -ip="$SELF" -ip.bind=0.0.0.0 -mdir=/data/master -peers="$MASTERS" \
    -raftHashicorp -resumeState -heartbeatInterval=1s -electionTimeout=1500ms \
    -defaultReplication="$REPLICATION" -volumeSizeLimitMB="$VOLUME_SIZE_LIMIT" -metricsPort="$METRICS_MASTER" &
}

supervised master master
