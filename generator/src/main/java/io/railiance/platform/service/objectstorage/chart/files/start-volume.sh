#!/bin/sh
# Starts the volume server. Told to stop, it first takes leave of the master, so that nothing new comes, and gives what is asked for.
set -eu
. /opt/platform/lib.sh

configure
mkdir -p /data/volume

volume() {
  weed -logtostderr=true volume -ip="$SELF" -ip.bind=0.0.0.0 -port=8080 -dir=/data/volume -master="$(masters)" \
    -max=1000 -minFreeSpace="$MIN_FREE_PERCENT" -preStopSeconds=12 -metricsPort="$METRICS_VOLUME" &
}

supervised volume volume
