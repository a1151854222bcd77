# Common to all topologies; start-valkey.sh appends what depends on the pod.
port 6379
# The default user is off and all others have passwords: protected mode would refuse even them.
protected-mode no
dir /data/valkey
appendonly yes
aof-load-truncated yes
save ""
# store: a write that does not fit is an error; cache: the least recently used key goes
maxmemory-policy [=spec.purpose.maxmemoryPolicy()]
maxclients 10000
maxmemory-clients 20%
tcp-keepalive 60
timeout 0
repl-diskless-sync yes
repl-diskless-sync-delay 1
repl-backlog-size 16mb
# What a slow replica may hold back must fit between maxmemory and the container's limit
client-output-buffer-limit replica 64mb 32mb 60
repl-timeout 20
repl-ping-replica-period 2
replica-serve-stale-data yes
lazyfree-lazy-eviction yes
lazyfree-lazy-expire yes
# Not even for user admin
enable-debug-command no
enable-module-command no
