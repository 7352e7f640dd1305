# Sourced after services.sh: the Redis-compatible server of the local services. It listens on loopback only. Its single user, the same
# as in docker-compose.yml, may not use commands that stop, empty, reconfigure or copy it. The queue's settings: synced to disk each
# second, no eviction.

redis_settings() {
  cat <<END
bind 127.0.0.1
protected-mode yes
dir "$DATA_DIR/redis"
daemonize no
save ""
appendonly yes
appendfsync everysec
maxmemory 256mb
maxmemory-policy noeviction
user default off
user whisper on >$REDIS_PASSWORD ~{stt}:* ~rate:* +@all -@admin -@dangerous +info
END
}

start_redis() {
  (umask 077 && { echo "port $REDIS_PORT" && redis_settings; } >"$RUN/redis.conf")
  start_service redis-server "$REDIS_SERVER" "$PWD/$RUN/redis.conf"
}
