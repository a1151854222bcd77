#!/bin/sh
# Before a planned stop: a leader hands over, and stays until the others know whom to ask
set -eu
kill -HUP 1
sleep 15
