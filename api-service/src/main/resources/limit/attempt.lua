#!lua
-- Counts one try, unless the tries before it demand a wait.
-- KEYS: 1 hash {tries, last}
-- ARGV: 1 tries without wait, 2 first wait, ms, 3 longest wait, ms
-- Returns {1 allowed or 0 not, tries so far, ms to wait}. Waits double from try to try; twice the wait in silence forgets all.
local burst, first, cap = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)

local function wait_after(tries)
  if tries < burst then return 0 end
  return math.min(cap, first * 2 ^ math.min(tries - burst, 30))
end

local tries = tonumber(redis.call('HGET', KEYS[1], 'tries') or '0')
local last = tonumber(redis.call('HGET', KEYS[1], 'last') or '0')
local left = last + wait_after(tries) - now
if left > 0 and tries >= burst then
  return { 0, tries, left }
end
tries = tries + 1
redis.call('HSET', KEYS[1], 'tries', tries, 'last', now)
redis.call('PEXPIRE', KEYS[1], math.max(first, 2 * wait_after(tries)))
return { 1, tries, wait_after(tries) }
