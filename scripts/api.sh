# Sourced after settings.sh and json.sh: calls the public API as the local demo user of .env.
# Secrets go to curl by stdin or by a file of mode 0600, never as an argument that others can see.

TOKEN=.runtime/run/token.header

# Calls and keeps the body in $body and the status code in $http; 000 = nobody answered.
call() { # arguments of curl..., with a path in place of the URL as the last one
  local answer
  answer=$(curl -sS -w '\n%{http_code}' "${@:1:$#-1}" "$(api_url)${*: -1}" 2>/dev/null) || answer=$'\n000'
  http=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

# One line of a problem document for people.
problem() {
  local detail
  detail=$(json_field detail <<<"$body")
  echo "${detail:-status $http}"
}

# An access token for the demo user, who is registered the first time; the token is kept, for sign-ins are limited.
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
    409) ;; # known: then the password is another one, and the next sign-in says so
    *) fail "the demo user $DEMO_EMAIL cannot be registered: $(problem)" ;;
  esac
}

credentials() { printf '{"email":"%s","password":"%s"}' "$DEMO_EMAIL" "$DEMO_PASSWORD"; }
