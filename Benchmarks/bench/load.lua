-- What wrk sends. Arguments, as name=value: mode (fixed, random, post, worlds, walks), path, threads, first, last, seed,
-- body, worlds.
-- Tokens come from the environment: BENCH_GATEWAY and BENCH_LOGIN.

local requests = {}
local next_request = 0
local make
local threads_made = 0

-- Called for each thread before it starts; each has its own copy of what follows.
function setup(thread)
  thread:set("number", threads_made)
  threads_made = threads_made + 1
end

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

-- A path with a number between first and last where it has a @, else at its end.
function modes.random(arguments)
  local path = arguments.path:find("@", 1, true) and arguments.path or arguments.path .. "@"
  local all = wrk.format("GET", path, headers(os.getenv("BENCH_GATEWAY"), os.getenv("BENCH_LOGIN")))
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

-- Walks an arbetsorder from its creation to UTFÖRD and reads it, in one world after the other: lines as above. Each
-- thread has one connection, and every so many lines; all of them where there are fewer lines than threads.
function modes.walks(arguments)
  local lines, own = {}, {}
  for prefix, gateway, login in read(arguments.worlds):gmatch("(%S+) (%S+) (%S+)\n") do
    lines[#lines + 1] = { prefix .. arguments.path, headers(gateway, login) }
  end
  assert(#lines > 0, "no world in " .. arguments.worlds)
  local threads = tonumber(arguments.threads)
  for at, line in ipairs(lines) do
    if #lines < threads or at % threads == number then own[#own + 1] = line end
  end
  local body = read(arguments.body)
  local statuses = { "GODK", "PAGAR", "UTF\195\150RD" }
  local world, step, id = 1, 0, nil

  function response(status, _, text)
    if step == 0 then id = assert(text:match('"id":(%d+)'), "created with " .. status .. ": " .. text) end
    step = step + 1
    if step > #statuses + 1 then world, step = world % #own + 1, 0 end
  end

  return function()
    local path, sent = own[world][1], own[world][2]
    if step == 0 then return wrk.format("POST", path, sent, body) end
    if step > #statuses then return wrk.format("GET", path .. "/" .. id, sent) end
    return wrk.format("PUT", path .. "/" .. id .. "/status", sent, '{"statuskod":"' .. statuses[step] .. '"}')
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
