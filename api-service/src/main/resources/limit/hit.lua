#!lua
-- Counts one call in a window that begins with its first call.
-- KEYS: 1 counter
-- ARGV: 1 window, ms
-- Returns {calls so far, ms until the window ends}. The counter never outlives its window.
local calls = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], left)
end
return { calls, left }
