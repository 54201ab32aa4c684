-- What wrk sends. Arguments, as name=value: mode (fixed, random, post, worlds), path, first, last, seed, body, worlds.
-- Tokens come from the environment: BENCH_GATEWAY and BENCH_LOGIN.

local requests = {}
local next_request = 0
local make

local function headers(gateway, login)
  return {
    ["Authorization"] = "Bearer " .. gateway,
    ["X-Auth-Token"] = login,
    ["Content-Type"] = "application/json",
  }
end

local function read(file)
  local handle = assert(io.open(file, "rb"))
  local text = handle:read("*a")
  handle:close()
  return text
end

local modes = {}

-- The same request again and again.
function modes.fixed(arguments)
  local request_bytes = wrk.format("GET", arguments.path, headers(os.getenv("BENCH_GATEWAY"), os.getenv("BENCH_LOGIN")))
  return function() return request_bytes end
end

-- A path that ends with a number between first and last.
function modes.random(arguments)
  local all = wrk.format("GET", arguments.path .. "@", headers(os.getenv("BENCH_GATEWAY"), os.getenv("BENCH_LOGIN")))
  local mark = assert(all:find("@", 1, true))
  local before, after = all:sub(1, mark - 1), all:sub(mark + 1)
  local first, last = tonumber(arguments.first), tonumber(arguments.last)
  math.randomseed(tonumber(arguments.seed))
  return function() return before .. math.random(first, last) .. after end
end

function modes.post(arguments)
  local all = headers(os.getenv("BENCH_GATEWAY"), os.getenv("BENCH_LOGIN"))
  local request_bytes = wrk.format("POST", arguments.path, all, read(arguments.body))
  return function() return request_bytes end
end

-- One line per world in the file: prefix, gateway token, login token; each in turn.
function modes.worlds(arguments)
  for prefix, gateway, login in read(arguments.worlds):gmatch("(%S+) (%S+) (%S+)\n") do
    requests[#requests + 1] = wrk.format("GET", prefix .. arguments.path, headers(gateway, login))
  end
  assert(#requests > 0, "no world in " .. arguments.worlds)
  return function()
    next_request = next_request % #requests + 1
    return requests[next_request]
  end
end

function init(arguments)
  local named = {}
  for _, argument in ipairs(arguments) do
    local name, value = argument:match("^(%w+)=(.*)$")
    if name then named[name] = value end
  end
  make = modes[named.mode](named)
end

function request()
  return make()
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "BENCH requests=%d microseconds=%d p50=%.1f refused=%d broken=%d\n",
    summary.requests, summary.duration, latency:percentile(50), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
