#!lua
-- forgive: take back the crash of a claim that ended before its run began. Counts once for each delivery, so it is safe to repeat;
-- a dead item waits again.
-- KEYS     1 {stt}:task:<id>   2 {stt}:dead
-- ARGV     1 id   2 key prefix "{stt}:"
-- returns  1 forgiven   0 nothing to forgive, nothing written
-- builds   {stt}:suspect:<model>, {stt}:wakeup:<model> inside (same hash tag)
local known = redis.call('HMGET', KEYS[1], 'deliveries', 'forgiven', 'crashes', 'model')
if not known[1] or known[2] == known[1] then return 0 end
redis.call('HSET', KEYS[1], 'forgiven', known[1])
if tonumber(known[3]) > 0 then redis.call('HINCRBY', KEYS[1], 'crashes', -1) end
if redis.call('LREM', KEYS[2], 0, ARGV[1]) > 0 then
  local wakeup = ARGV[2]..'wakeup:'..known[4]
  redis.call('LPUSH', ARGV[2]..'suspect:'..known[4], ARGV[1])
  redis.call('LPUSH', wakeup, 1) redis.call('LTRIM', wakeup, 0, 63)
end
return 1
