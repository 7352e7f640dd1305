# Sourced after settings.sh and json.sh: calls the public API as the local demo user from .env.
# Secrets go to curl by stdin or in a file of mode 0600, never as an argument that other users can see.

TOKEN=.runtime/run/token.header

# Calls the API. Sets $body to the response body and $http to the status code; 000 = no answer.
call() { # arguments of curl..., with a path in place of the URL as the last one
  local answer
  answer=$(curl -sS -w '\n%{http_code}' "${@:1:$#-1}" "$(api_url)${*: -1}" 2>/dev/null) || answer=$'\n000'
  http=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

# The problem document as one readable line.
problem() {
  local detail
  detail=$(json_field detail <<<"$body")
  echo "${detail:-status $http}"
}

# Prints an access token for the demo user; registers the user the first time. The token is kept, because sign-ins are rate-limited.
sign_in() {
  local token
  if [ -s "$TOKEN" ]; then
    call -H "@$TOKEN" /status/00000000-0000-4000-8000-000000000000
    [ "$http" = 401 ] || return 0
  fi
  request_token
  if [ "$http" = 401 ]; then
    register
    request_token
  fi
  [ "$http" = 200 ] || fail "the demo user $DEMO_EMAIL cannot sign in: $(problem) (DEMO_EMAIL, DEMO_PASSWORD in .env)"
  token=$(json_field access_token <<<"$body")
  (umask 077 && printf 'Authorization: Bearer %s\n' "$token" >"$TOKEN")
}

request_token() {
  call -X POST -H 'Content-Type: application/json' --data-binary @- /token <<<"$(credentials)"
}

register() {
  call -X POST -H 'Content-Type: application/json' --data-binary @- /register <<<"$(credentials)"
  case $http in
    201) note "registered the local demo user $DEMO_EMAIL (password in .env)" ;;
    409) ;; # the user exists with another password; the next sign-in reports that
    *) fail "the demo user $DEMO_EMAIL cannot be registered: $(problem)" ;;
  esac
}

credentials() { printf '{"email":"%s","password":"%s"}' "$DEMO_EMAIL" "$DEMO_PASSWORD"; }
