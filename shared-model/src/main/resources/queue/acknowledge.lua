#!lua flags=allow-oom
-- acknowledge: the owner gives up an item. allow-oom: a full Redis must still be able to drain.
-- KEYS     1 {stt}:task:<id>   2 {stt}:lease   3 {stt}:proc:<worker>   4 {stt}:cancel   5 {stt}:delayed   6 {stt}:running:<model>
--          7 list a release goes back to ({stt}:wait:<lane>:<model>, or {stt}:suspect:<model>)   8 {stt}:wakeup:<model>
-- ARGV     1 id   2 token   3 ack | retry | release   4 delay in ms (retry only, else 0)
-- returns  1 done   0 no longer the owner, nothing written
-- means    ack: remove the item.  retry: attempts + 1, due after the delay.  release: to the head of its list, no counter changes
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[2] then return 0 end
redis.call('LREM', KEYS[3], 1, ARGV[1]) redis.call('ZREM', KEYS[2], ARGV[1]) redis.call('ZREM', KEYS[6], ARGV[1])
if ARGV[3] == 'ack' then redis.call('DEL', KEYS[1]) redis.call('SREM', KEYS[4], ARGV[1])
elseif ARGV[3] == 'retry' then
  local t = redis.call('TIME')
  redis.call('HINCRBY', KEYS[1], 'attempts', 1) redis.call('HSET', KEYS[1], 'owner', '')
  redis.call('ZADD', KEYS[5], t[1]*1000 + math.floor(t[2]/1000) + ARGV[4], ARGV[1])
else
  redis.call('HSET', KEYS[1], 'owner', '') redis.call('RPUSH', KEYS[7], ARGV[1])
  redis.call('LPUSH', KEYS[8], 1) redis.call('LTRIM', KEYS[8], 0, 63)
end
return 1
