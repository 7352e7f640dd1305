# Sourced after cluster.sh and keda.sh: what must hold for the chart. Each check fails the script with one line.

CHART=deploy/helm/whisper-rest
VALUES=scripts/kubernetes/values
REGISTRY=registry.example/whisper-rest
API=whisper-whisper-rest-api
CPU=whisper-whisper-rest-worker-cpu
GPU=whisper-whisper-rest-worker-gpu
rows=()

helm() { "${HELM:-.runtime/helm/helm}" "$@"; }

now() { echo "$EPOCHREALTIME"; }

since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }'; }

row() { # what, measured
  rows+=("$(printf '%-68s %10s' "$1" "$2")")
  note "$1: $2"
}

print_table() {
  [ ${#rows[@]} -eq 0 ] || printf '%s\n' "${rows[@]}"
}

# A namespace that admits only pods of the restricted standard, and warns about objects that would make others.
new_namespace() {
  namespace=$1
  kubectl create namespace "$namespace" >/dev/null
  kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted pod-security.kubernetes.io/warn=restricted >/dev/null
  wait_until 60 "the namespace has no service account" kubectl --namespace "$namespace" get serviceaccount default
}

secret() { # name, key=value...
  local name=$1 each pairs=()
  shift
  for each in "$@"; do pairs+=("--from-literal=$each"); done
  kubectl --namespace "$namespace" create secret generic "$name" "${pairs[@]}" >/dev/null
}

# --- manifests ---

render() { # arguments of helm template
  helm template "${release:-whisper}" "$CHART" --namespace "$namespace" --kube-version "$(kubernetes_version)" "$@"
}

kubernetes_version() { kubectl version -o json | python3 -c 'import json, sys; print(json.load(sys.stdin)["serverVersion"]["gitVersion"])'; }

# The API server reads each object as if it were to be stored: types, unknown fields, rules of each kind, Pod Security.
apply_strictly() { # file
  kubectl --namespace "$namespace" apply --server-side --dry-run=server --validate=strict -f "$1"
}

accepted() { # name, arguments of helm template
  local name=$1 file=$RUN/$1.yaml started
  shift
  render "$@" >"$file" || fail "$name could not be rendered"
  started=$(now)
  apply_strictly "$file" >"$RUN/$name.applied" 2>"$RUN/$name.log" || fail "the API server refused $name: $(head -n 3 "$RUN/$name.log")"
  ! grep -i warning "$RUN/$name.log" >&2 || fail "the API server warned about $name"
  row "$name: $(wc -l <"$RUN/$name.applied") objects accepted" "$(since "$started")"
}

# Shows that the check can fail: the same manifests with one fault.
rejected() { # what, pattern of sed, what the answer must contain
  sed "$2" "$RUN/everything.yaml" >"$RUN/wrong.yaml"
  ! cmp -s "$RUN/everything.yaml" "$RUN/wrong.yaml" || fail "the fault \"$1\" changes nothing: mend the test"
  ! apply_strictly "$RUN/wrong.yaml" >"$RUN/wrong.log" 2>&1 || fail "the API server accepted: $1"
  grep -q -- "$3" "$RUN/wrong.log" || fail "the API server refused \"$1\" for another reason: $(grep -v applied "$RUN/wrong.log")"
}

check_manifests() {
  new_namespace manifests
  local stores=(-f "$VALUES/stores.yaml")
  accepted trial --set trial=true --set image.registry="$REGISTRY"
  accepted work "${stores[@]}"
  accepted groups "${stores[@]}" -f "$VALUES/groups.yaml"
  accepted ingress "${stores[@]}" --set ingress.enabled=true --set ingress.host=whisper.example.org
  accepted gateway "${stores[@]}" --set gateway.enabled=true --set 'gateway.parentRefs[0].name=public'
  accepted pod-monitor "${stores[@]}" --set monitoring.podMonitor=true
  accepted everything "${stores[@]}" -f "$VALUES/everything.yaml"

  # Of the greatest length that Helm allows for a release and the chart for a group: labels and names of services have 63 characters.
  release=a-release-whose-name-has-the-greatest-length-for-helm accepted long-names "${stores[@]}" \
    --set trial=true --set 'workers[0].name=twenty-letters-group' --set 'workers[0].keda.enabled=true'

  local started
  started=$(now)
  rejected "a misspelt field of a pod" 's/terminationGracePeriodSeconds:/terminationGraceSeconds:/' 'terminationGraceSeconds'
  rejected "a misspelt field of a container" 's/readOnlyRootFilesystem:/readOnlyRoot:/' 'readOnlyRoot'
  rejected "a misspelt field of KEDA" 's/cooldownPeriod:/coolDownPeriod:/' 'coolDownPeriod'
  rejected "a misspelt field of the Gateway API" 's/parentRefs:/parents:/' 'parents'
  rejected "a misspelt field of the Prometheus operator" 's/podMetricsEndpoints:/endpoints:/' 'endpoints'
  rejected "a word instead of a number" 's/maxReplicaCount: .*/maxReplicaCount: many/' 'maxReplicaCount'
  rejected "a variable that is a number" 's/value: "0.0.0.0"\|value: 0.0.0.0/value: 0/' 'env'
  row "seven manifests with one fault each: all refused" "$(since "$started")"
}

# --- installing ---

# Names of the objects of the release that are still there, of every kind that the chart knows.
left_over() {
  kubectl --namespace "$namespace" get deployments,statefulsets,jobs,pods,services,networkpolicies,poddisruptionbudgets,horizontalpodautoscalers,scaledobjects,triggerauthentications,serviceaccounts,secrets,ingresses \
    --selector app.kubernetes.io/instance=whisper -o name 2>/dev/null | sort
}

gone() { # the names that may stay...
  [ "$(left_over)" = "$(printf '%s\n' "$@" | sort)" ]
}

value_of() { # Secret, key
  kubectl --namespace "$namespace" get secret "$1" -o "jsonpath={.data.$2}"
}

ready() { # Deployment: the number of its ready pods
  local number
  number=$(kubectl --namespace "$namespace" get deployment "$1" -o 'jsonpath={.status.readyReplicas}')
  echo "${number:-0}"
}

expect() { # what, expected, actual
  [ "$2" = "$3" ] || fail "$1: expected $2, but it is $3"
}

# Volumes as a cloud would make them for the claims.
add_volumes() { # how many
  local number
  for ((number = 1; number <= $1; number++)); do
    cat <<END
apiVersion: v1
kind: PersistentVolume
metadata: {name: volume-$number}
spec:
  capacity: {storage: 10Gi}
  accessModes: [ReadWriteOnce]
  hostPath: {path: /nowhere/$number}
---
END
  done | kubectl apply -f - >/dev/null
}

check_trial() {
  local started pods key password
  new_namespace trial
  add_volumes 3
  started=$(now)
  helm install whisper "$CHART" --namespace "$namespace" --set trial=true --set image.registry="$REGISTRY" --wait --timeout 3m \
    >"$RUN/helm.log" || fail "the trial was not installed: see .runtime/kubernetes/run/helm.log"
  pods=$(kubectl --namespace "$namespace" get pods --field-selector status.phase=Running -o name | wc -l)
  expect "pods of a trial" 6 "$pods"
  row "trial: helm install --wait, $pods pods Ready" "$(since "$started")"

  key=$(value_of whisper-whisper-rest-secrets seal-key)
  password=$(value_of whisper-whisper-rest-trial password)
  started=$(now)
  helm upgrade whisper "$CHART" --namespace "$namespace" --reuse-values --set minFreeSpace=2G --wait --timeout 3m >"$RUN/helm.log" ||
    fail "the trial was not upgraded"
  expect "the seal key after an upgrade" "$key" "$(value_of whisper-whisper-rest-secrets seal-key)"
  expect "the password after an upgrade" "$password" "$(value_of whisper-whisper-rest-trial password)"
  row "trial: helm upgrade --wait, same seal key and password" "$(since "$started")"

  started=$(now)
  helm uninstall whisper --namespace "$namespace" --wait >"$RUN/helm.log" || fail "the trial was not removed"
  wait_until 60 "objects of the trial are left: $(left_over | tr '\n' ' ')" gone secret/whisper-whisper-rest-secrets secret/whisper-whisper-rest-trial
  row "trial: helm uninstall, the two Secrets are kept" "$(since "$started")"

  started=$(now)
  helm install whisper "$CHART" --namespace "$namespace" --set trial=true --set image.registry="$REGISTRY" --wait --timeout 3m \
    >"$RUN/helm.log" || fail "the trial was not installed again"
  expect "the seal key after a removal" "$key" "$(value_of whisper-whisper-rest-secrets seal-key)"
  expect "the password after a removal" "$password" "$(value_of whisper-whisper-rest-trial password)"
  row "trial: installed again, with the kept Secrets" "$(since "$started")"
  helm uninstall whisper --namespace "$namespace" --wait >/dev/null
}

# The release for work whose groups KEDA scales, on the Redis-compatible server of the test.
install_release() { # namespace
  new_namespace "$1"
  start_redis_server
  secret whisper-database url=postgresql://whisper:secret@db:5432/whisper
  secret whisper-redis username=whisper password="$redis_password"
  secret whisper-s3 access-key=key secret-key=secret
  helm install whisper "$CHART" --namespace "$namespace" -f "$VALUES/stores.yaml" -f "$VALUES/groups.yaml" \
    --set redis.address="127.0.0.1:$redis_port" --wait --timeout 3m >"$RUN/helm.log" ||
    fail "the release was not installed: see .runtime/kubernetes/run/helm.log"
}

start_redis_server() {
  [ -z "${redis_port:-}" ] || return 0
  . scripts/redis.sh
  redis_port=$(free_ports 1)
  redis_password=$(openssl rand -hex 16)
  mkdir -p "$RUN/redis"
  (umask 077 && echo "port $redis_port" && DATA_DIR=$RUN REDIS_PASSWORD=$redis_password redis_settings) >"$RUN/redis/redis.conf"
  start_process redis-server .runtime/bin/redis-server "$RUN/redis/redis.conf"
  wait_until 10 "the Redis-compatible server does not answer" tasks end none
}

check_release() {
  local started
  started=$(now)
  install_release release
  expect "ready API pods" 2 "$(ready "$API")"
  row "release: migration, helm install --wait, 2 API pods Ready" "$(since "$started")"

  started=$(now)
  helm upgrade whisper "$CHART" --namespace "$namespace" --reuse-values --set api.replicas=3 --set settings.RETENTION_AUDIO=7D \
    --wait --timeout 3m >"$RUN/helm.log" || fail "the release was not upgraded"
  expect "ready API pods after the upgrade" 3 "$(ready "$API")"
  kubectl --namespace "$namespace" get deployment "$API" -o yaml | grep -q RETENTION_AUDIO || fail "the setting has not arrived"
  row "release: helm upgrade --wait to 3 API pods with a new setting" "$(since "$started")"

  started=$(now)
  helm uninstall whisper --namespace "$namespace" --wait >"$RUN/helm.log" || fail "the release was not removed"
  wait_until 60 "objects of the release are left: $(left_over | tr '\n' ' ')" gone secret/whisper-whisper-rest-secrets
  row "release: helm uninstall, the seal key is kept" "$(since "$started")"
}

# --- scaling ---

tasks() { python3 scripts/kubernetes/tasks.py "$redis_port" "$redis_password" "$@"; }

# Prints how many pods a group shall have and how many are Ready.
workers() { # Deployment
  kubectl --namespace "$namespace" get deployment "$1" -o 'jsonpath={.spec.replicas} {.status.readyReplicas}' | awk '{ print $1, $2 + 0 }'
}

generation() { kubectl --namespace "$namespace" get deployment "$GPU" -o 'jsonpath={.metadata.generation}'; }

other_group_is_untouched() {
  expect "workers of the other group" "0 0" "$(workers "$GPU")"
  expect "changes of the other group" "$gpu_generation" "$(generation)"
}

becomes() { # workers, seconds, what
  local started until=$((SECONDS + $2)) last="" here
  started=$(now)
  while :; do
    here=$(workers "$CPU")
    [ "$here" = "$last" ] || note "    after $(since "$started"): ${here% *} asked for, ${here#* } ready"
    last=$here
    [ -z "${gpu_generation:-}" ] || other_group_is_untouched
    [ "$here" != "$1 $1" ] || break
    [ "$SECONDS" -lt "$until" ] || fail "$3: not $1 workers after $2 s, but $here (asked for, ready)"
    sleep 0.5
  done
  row "$3: $1 workers" "$(since "$started")"
}

stays() { # workers, seconds, what
  local until=$((SECONDS + $2))
  while [ "$SECONDS" -lt "$until" ]; do
    expect "$3: workers" "$1 $1" "$(workers "$CPU")"
    other_group_is_untouched
    sleep 1
  done
  row "$3: still $1 workers" "$2.0 s"
}

both_are_empty() { [ "$(workers "$CPU")" = "0 0" ] && [ "$(workers "$GPU")" = "0 0" ]; }

check_scaling() {
  local started gpu_generation=""
  install_release scaling
  started=$(now)
  wait_until 60 "the groups do not end without work" both_are_empty
  row "scaling: installed without work, both groups: 0 workers" "$(since "$started")"
  gpu_generation=$(generation)
  stays 0 10 "no task"

  tasks enqueue base hi 5
  tasks enqueue base normal 3
  tasks enqueue small.en bulk 3
  tasks enqueue small.en suspect 1
  becomes 3 60 "12 tasks wait for two models, 4 slots a worker"
  tasks claim base
  tasks claim small.en
  stays 3 30 "all 12 are running"

  helm upgrade whisper "$CHART" --namespace "$namespace" --reuse-values --set minFreeSpace=2G --wait --timeout 3m >"$RUN/helm.log" ||
    fail "the release was not upgraded"
  gpu_generation=$(generation) # the template of its pods changed
  becomes 3 60 "an upgrade meanwhile"

  tasks end base 8
  becomes 1 90 "4 tasks of another model are left"
  stays 1 20 "they are running"
  tasks end small.en
  becomes 0 90 "no task is left"

  gpu_generation=""
  started=$(now)
  tasks enqueue large-v3-turbo normal 2
  wait_until 60 "the GPU group does not start" gpu_has_two
  expect "workers of the first group" "0 0" "$(workers "$CPU")"
  expect "nodes of the second group" "gpu-1 gpu-1" "$(kubectl --namespace "$namespace" get pods \
    --selector app.kubernetes.io/component=worker-gpu -o 'jsonpath={.items[*].spec.nodeName}')"
  row "2 tasks wait for the model of the second group: 2 workers there" "$(since "$started")"
  started=$(now)
  tasks claim large-v3-turbo
  tasks end large-v3-turbo
  wait_until 90 "the GPU group does not end" both_are_empty
  row "no task is left: both groups 0 workers" "$(since "$started")"
  helm uninstall whisper --namespace "$namespace" --wait >/dev/null
}

gpu_has_two() { [ "$(workers "$GPU")" = "2 2" ]; }
