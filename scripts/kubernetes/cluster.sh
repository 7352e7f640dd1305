# Sourced: a Kubernetes control plane on loopback for tests, with an authority of its own, and nodes that kwok plays: pods are scheduled
# and become Ready, but no container runs. start_cluster leaves KUBECONFIG set; stop_cluster stops all that start_process started.

PROGRAMS=$PWD/.runtime/kubernetes/programs
RUN=$PWD/.runtime/kubernetes/run
processes=()

kubectl() { "$PROGRAMS/kubectl" "$@"; }

# Starts a program that also ends when this script is killed. Its output goes to a log.
start_process() { # name, program and arguments...
  local name=$1
  shift
  setpriv --pdeathsig KILL "$@" >"$RUN/$name.log" 2>&1 </dev/null 9>&- &
  processes+=($!)
}

stop_cluster() {
  local process
  # The last started first: KEDA before the API server, that before etcd.
  for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
    process=${processes[i]}
    kill "$process" 2>/dev/null || continue
    for _ in {1..50}; do
      kill -0 "$process" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  processes=()
  rm -rf "${RUN:?}"/{etcd,pki,redis,kubeconfig}
}

# Runs a command until it succeeds.
wait_until() { # seconds, what, command...
  local seconds=$1 what=$2 until=$((SECONDS + $1))
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] || fail "$what after $seconds s: see .runtime/kubernetes/run"
    sleep 0.2
  done
}

free_ports() { # how many
  python3 -c '
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(each.getsockname()[1] for each in sockets))' "$1"
}

make_authority() {
  mkdir -p "$RUN/pki"
  openssl genrsa -out "$RUN/pki/accounts.key" 2048 2>/dev/null
  openssl rsa -in "$RUN/pki/accounts.key" -pubout -out "$RUN/pki/accounts.pub" 2>/dev/null
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$RUN/pki/ca.key" -out "$RUN/pki/ca.crt" -days 2 -subj /CN=test-authority 2>/dev/null
}

make_certificate() { # name, subject, alternative names
  openssl req -newkey rsa:2048 -nodes -keyout "$RUN/pki/$1.key" -out "$RUN/pki/$1.csr" -subj "$2" -addext "subjectAltName=$3" 2>/dev/null
  openssl x509 -req -in "$RUN/pki/$1.csr" -CA "$RUN/pki/ca.crt" -CAkey "$RUN/pki/ca.key" -CAcreateserial -days 2 -copy_extensions copy \
    -out "$RUN/pki/$1.crt" 2>/dev/null
}

write_kubeconfig() { # port
  cat >"$RUN/kubeconfig" <<END
apiVersion: v1
kind: Config
clusters: [{name: test, cluster: {server: "https://127.0.0.1:$1", certificate-authority: $RUN/pki/ca.crt}}]
users: [{name: admin, user: {client-certificate: $RUN/pki/admin.crt, client-key: $RUN/pki/admin.key}}]
contexts: [{name: test, context: {cluster: test, user: admin}}]
current-context: test
END
  export KUBECONFIG=$RUN/kubeconfig
}

start_api_server() { # port, port of etcd, its port for peers
  local clients=http://127.0.0.1:$2 peers=http://127.0.0.1:$3 pki=$RUN/pki
  start_process etcd "$PROGRAMS/etcd" --data-dir "$RUN/etcd" --unsafe-no-fsync \
    --listen-client-urls "$clients" --advertise-client-urls "$clients" \
    --listen-peer-urls "$peers" --initial-advertise-peer-urls "$peers" --initial-cluster "default=$peers"
  start_process kube-apiserver "$PROGRAMS/kube-apiserver" --etcd-servers="$clients" \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$1" --service-cluster-ip-range=10.96.0.0/16 \
    --tls-cert-file="$pki/server.crt" --tls-private-key-file="$pki/server.key" --client-ca-file="$pki/ca.crt" \
    --service-account-key-file="$pki/accounts.pub" --service-account-signing-key-file="$pki/accounts.key" \
    --service-account-issuer=https://kubernetes.default.svc --authorization-mode=RBAC --enable-aggregator-routing=false \
    --proxy-client-cert-file="$pki/admin.crt" --proxy-client-key-file="$pki/admin.key" \
    --requestheader-client-ca-file="$pki/ca.crt" --requestheader-allowed-names=admin --requestheader-username-headers=X-Remote-User \
    --requestheader-group-headers=X-Remote-Group --requestheader-extra-headers-prefix=X-Remote-Extra-
}

# Waits less than a real cluster before it takes workers away, so that a test need not wait five minutes.
start_controllers() { # port of the scheduler, of the controller manager
  start_process kube-scheduler "$PROGRAMS/kube-scheduler" --kubeconfig="$KUBECONFIG" --authentication-kubeconfig="$KUBECONFIG" \
    --authorization-kubeconfig="$KUBECONFIG" --leader-elect=false --bind-address=127.0.0.1 --secure-port="$1"
  start_process kube-controller-manager "$PROGRAMS/kube-controller-manager" --kubeconfig="$KUBECONFIG" \
    --authentication-kubeconfig="$KUBECONFIG" --authorization-kubeconfig="$KUBECONFIG" --leader-elect=false --bind-address=127.0.0.1 \
    --secure-port="$2" --service-account-private-key-file="$RUN/pki/accounts.key" --root-ca-file="$RUN/pki/ca.crt" \
    --controllers='*,-node-ipam-controller,-ttl-controller,-persistentvolume-attach-detach-controller' \
    --horizontal-pod-autoscaler-sync-period=2s --horizontal-pod-autoscaler-downscale-stabilization=10s
}

# Two nodes with processors only, one with GPUs that only pods with a toleration may use.
add_nodes() { # port of kwok
  local name extra file configs=()
  for file in "$RUN"/../definitions/kwok/*.yaml; do configs+=("--config=$file"); done
  start_process kwok "$PROGRAMS/kwok" "${configs[@]}" --kubeconfig="$KUBECONFIG" --manage-all-nodes=true \
    --node-lease-duration-seconds=40 --server-address="127.0.0.1:$1"
  for name in cpu-1 cpu-2 gpu-1; do
    extra=""
    [ "$name" != gpu-1 ] || extra=', nvidia.com/gpu: "4"'
    cat <<END
apiVersion: v1
kind: Node
metadata:
  name: $name
  labels: {kubernetes.io/hostname: $name, kubernetes.io/os: linux, nvidia.com/gpu.present: "$([ "$name" = gpu-1 ] && echo true || echo false)"}
spec: {taints: [$([ "$name" != gpu-1 ] || echo '{key: nvidia.com/gpu, effect: NoSchedule}')]}
status:
  allocatable: {cpu: "64", memory: 256Gi, pods: "110", ephemeral-storage: 1Ti$extra}
  capacity: {cpu: "64", memory: 256Gi, pods: "110", ephemeral-storage: 1Ti$extra}
---
END
  done | kubectl apply -f - >/dev/null
  wait_until 60 "the nodes are not Ready" kubectl wait --for=condition=Ready nodes --all --timeout=1s
}

start_cluster() {
  local api etcd peers scheduler controllers kwok
  rm -rf "$RUN"
  mkdir -p "$RUN"
  read -r api etcd peers scheduler controllers kwok < <(free_ports 6)
  make_authority
  make_certificate server /CN=kube-apiserver "IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc"
  make_certificate admin "/O=system:masters/CN=admin" "DNS:admin"
  write_kubeconfig "$api"
  start_api_server "$api" "$etcd" "$peers"
  wait_until 120 "the API server is not ready" kubectl get --raw /readyz
  start_controllers "$scheduler" "$controllers"
  add_nodes "$kwok"
}
