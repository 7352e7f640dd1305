#!lua
-- forgive: take back the crash of a claim that ended before its run began. Counts once for each delivery, so it is safe to repeat;
-- a dead item waits again.
-- KEYS     1 {stt}:task:<id>   2 {stt}:dead   3 {stt}:suspect   4 {stt}:wakeup
-- ARGV     1 id
-- returns  1 forgiven   0 nothing to forgive, nothing written
local delivery = redis.call('HGET', KEYS[1], 'deliveries')
if not delivery or redis.call('HGET', KEYS[1], 'forgiven') == delivery then return 0 end
redis.call('HSET', KEYS[1], 'forgiven', delivery)
if tonumber(redis.call('HGET', KEYS[1], 'crashes')) > 0 then redis.call('HINCRBY', KEYS[1], 'crashes', -1) end
if redis.call('LREM', KEYS[2], 0, ARGV[1]) > 0 then
  redis.call('LPUSH', KEYS[3], ARGV[1])
  redis.call('LPUSH', KEYS[4], 1) redis.call('LTRIM', KEYS[4], 0, 63)
end
return 1
