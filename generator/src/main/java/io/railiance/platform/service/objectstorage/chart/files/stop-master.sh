#!/bin/sh
# Before a planned stop: a leader hands over, and stays until the others know whom to ask. It ends before the pod does: whoever asks then is told
# that nobody listens, and does not wait for it
set -eu
kill -HUP 1
sleep 12
