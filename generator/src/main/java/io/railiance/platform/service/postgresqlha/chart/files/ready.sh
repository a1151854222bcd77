#!/bin/bash
# Whether a process of Pgpool is free to answer: it is asked for TLS, and says yes or no. When all are busy, new clients do better elsewhere.
set -eu
exec 3<>/dev/tcp/127.0.0.1/5432
printf '\0\0\0\10\4\322\26\57' >&3
read -r -t 2 -n 1 answer <&3
[ "$answer" = S ] || [ "$answer" = N ]
