#!lua flags=allow-oom
-- heartbeat: extend the leases of all items that this worker holds, and its own registration.
-- KEYS     1 {stt}:workers   2 {stt}:lease   3 {stt}:cancel
-- ARGV     1 key prefix "{stt}:"   2 worker   3 lease in ms   4.. id, token, id, token ...
-- returns  one word for each pair, in order: OK | LOST (no longer the owner: stop, write nothing) | CANCEL (still the owner, but stop)
-- builds   {stt}:task:<id> inside (same hash tag)
-- keeps    only the owner's lease is extended; an expired one is never revived
local t = redis.call('TIME') local now = t[1]*1000 + math.floor(t[2]/1000)
redis.call('ZADD', KEYS[1], now, ARGV[2])
local out = {}
for i = 4, #ARGV, 2 do
  if redis.call('HGET', ARGV[1]..'task:'..ARGV[i], 'owner') ~= ARGV[i+1] then out[#out+1] = 'LOST'
  else redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[i])
    out[#out+1] = redis.call('SISMEMBER', KEYS[3], ARGV[i]) == 1 and 'CANCEL' or 'OK' end
end
return out
