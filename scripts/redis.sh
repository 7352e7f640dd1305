# Sourced after services.sh: the Redis-compatible server of the local services. Loopback only; its one user lacks the commands
# that could empty or reconfigure it (the settings of the queue: appended to disk each second, never evicting).

redis_settings() {
  cat <<END
bind 127.0.0.1
protected-mode yes
dir "$DATA_DIR/redis"
daemonize no
save ""
appendonly yes
appendfsync everysec
maxmemory-policy noeviction
user default off
user whisper on >$REDIS_PASSWORD ~* &* +@all -flushall -flushdb -config -keys -debug
END
}

start_redis() {
  (umask 077 && { echo "port $REDIS_PORT" && redis_settings; } >"$RUN/redis.conf")
  start_service redis-server "$REDIS_SERVER" "$PWD/$RUN/redis.conf"
}
