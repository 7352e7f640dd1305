#!lua
-- Takes or renews one permit among those a user holds.
-- KEYS: 1 sorted set of permits by the instant they are over, ms
-- ARGV: 1 the permit, 2 most at once, -1 = renew: it is counted whatever there is, 3 life, ms
-- Returns 1 taken or renewed, 0 none is free. A permit of a process that died is over after its life.
local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)
local most, life = tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if most >= 0 and redis.call('ZCARD', KEYS[1]) >= most then
  return 0
end
redis.call('ZADD', KEYS[1], now + life, ARGV[1])
redis.call('PEXPIRE', KEYS[1], life)
return 1
