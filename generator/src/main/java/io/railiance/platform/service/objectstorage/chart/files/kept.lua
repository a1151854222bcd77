-- kept: an action upon the answer to a PUT of an object. SeaweedFS 4.01 says 200 also where it could not write the object's name
-- (s3api_object_handlers_put.go does not look at the error in CreateEntry's answer). So the gateway asks the same filer for what it says it has,
-- as a user who may read everything and nothing else, before the client hears of it. Sets txn.kept where it is there.
local KEY = "/run/gateway/key"
local NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" -- SHA-256 of an empty body

local function first(headers, name)
  local values = headers and headers[name]
  return values and (values[0] or values[1])
end

local function key()
  local file = io.open(KEY)
  if not file then return "" end
  local line = file:read("l")
  file:close()
  return line or ""
end

-- As a signature has it, however the client wrote it
local function encoded(text)
  local plain = text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end)
  return (plain:gsub("[^%w%-%._~/]", function(char) return string.format("%%%02X", char:byte()) end))
end

-- Headers of a HEAD, by AWS' Signature Version 4
local function signed(txn, path, query)
  local at = os.date("!%Y%m%dT%H%M%SZ")
  local scope = at:sub(1, 8) .. "/us-east-1/s3/aws4_request"
  local names = "host;x-amz-content-sha256;x-amz-date"
  local function digest(text) return txn.c:hex(txn.c:sha2(text, 256)):lower() end
  local function hmac(secret, text) return txn.c:hmac(text, "sha256", txn.c:base64(secret)) end
  local request = table.concat(
    {"HEAD", path, query, "host:gateway", "x-amz-content-sha256:" .. NOTHING, "x-amz-date:" .. at, "", names, NOTHING}, "\n")
  local secret = "AWS4" .. key()
  for part in scope:gmatch("[^/]+") do secret = hmac(secret, part) end
  local signature = hmac(secret, table.concat({"AWS4-HMAC-SHA256", at, scope, digest(request)}, "\n"))
  return {
    ["host"] = {"gateway"},
    ["x-amz-date"] = {at},
    ["x-amz-content-sha256"] = {NOTHING},
    ["authorization"] = {string.format("AWS4-HMAC-SHA256 Credential=gateway/%s, SignedHeaders=%s, Signature=%s",
      scope, names, txn.c:hex(signature):lower())},
  }
end

core.register_action("kept", {"http-res"}, function(txn)
  local said = txn.http:res_get_headers()
  local path = encoded(txn:get_var("txn.written"))
  local version = first(said, "x-amz-version-id")
  local query = version and "versionId=" .. version or ""
  local filer = core.backends["s3"].servers[txn.sf:srv_name()]:get_addr()
  local found = core.httpclient():head{
    url = "http://" .. filer .. path .. (version and "?" .. query or ""),
    headers = signed(txn, path, query),
    timeout = 3000,
  }
  if found and found.status == 200 and first(found.headers, "etag") == first(said, "etag") then
    txn:set_var("txn.kept", "yes")
  else
    core.Warning("acknowledged, and not kept: PUT " .. path .. ", then HEAD: " .. tostring(found and found.status))
  end
end)
