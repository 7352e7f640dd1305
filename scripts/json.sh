# Sourced: reads one field of a flat JSON object, with python3 if available, else with sed, which handles the common escapes.

json_field() { # name; the object on stdin; prints nothing for null or a missing field
  if command -v python3 >/dev/null; then
    PYTHONUTF8=1 python3 -c '
import json, sys
value = json.load(sys.stdin).get(sys.argv[1])
print("" if value is None else value)' "$1" 2>/dev/null
  else
    local value
    value=$(tr -d '\n' | sed -nE "s/.*\"$1\" *: *(\"(([^\"\\\\]|\\\\.)*)\"|([-0-9.]+)).*/\2\4/p")
    printf '%b\n' "${value//\\\"/\"}"
  fi
}
