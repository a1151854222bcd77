#!/bin/sh
# Started: the server's virtual machine is known to the name server. It may still wait for its peers, for as long as it likes.
set -eu
. /opt/platform/lib.sh

names 127.0.0.1 | runs rabbit
