-- What examples/gitops/argo-cd-health.yaml says about a PostgresCluster. Argo CD runs it with Lua 5.1.
-- usage: lua5.1 .ci/argo-cd-health-test.lua

local lines, within = {}, false
for line in io.lines("examples/gitops/argo-cd-health.yaml") do
  if within then
    lines[#lines + 1] = line:sub(5)
  end
  within = within or line:find("health.postgres.example.com_PostgresCluster: |", 1, true) ~= nil
end
local health = assert(loadstring(table.concat(lines, "\n"), "argo-cd-health.yaml"))

local function cluster(conditions, spec)
  local list = {}
  for name, status in pairs(conditions) do
    list[#list + 1] = { type = name, status = status, message = name .. " " .. status }
  end
  return { metadata = { generation = 2 }, spec = spec or {}, status = { observedGeneration = 2, conditions = list } }
end

local failed = false
local function expect(name, object, status, message)
  local result = setfenv(health, setmetatable({ obj = object }, { __index = _G }))()
  if result.status ~= status or result.message ~= message then
    print(name .. ": " .. result.status .. ", " .. tostring(result.message))
    failed = true
  end
end

local unseen = "the operator has not seen the last change yet"
expect("new", { metadata = { generation = 1 }, spec = {} }, "Progressing", unseen)
local changed = cluster({ Ready = "True" })
changed.metadata.generation = 3
expect("changed", changed, "Progressing", unseen)
expect("created", cluster({ Ready = "False", Reconciling = "True" }), "Progressing", "Reconciling True")
expect("settled", cluster({ Ready = "True", Reconciling = "False", Stalled = "False" }), "Healthy", "Ready True")
expect("member lost", cluster({ Ready = "False", Reconciling = "False" }), "Degraded", "Ready False")
expect("refused spec", cluster({ Ready = "True", Stalled = "True" }), "Degraded", "Stalled True")
expect("paused", cluster({ Ready = "True" }, { paused = true }), "Suspended", "spec.paused is set")
expect("no condition", cluster({}), "Degraded", "the condition Ready is missing")
os.exit(failed and 1 or 0)
