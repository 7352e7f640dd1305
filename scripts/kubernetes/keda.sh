# Sourced after cluster.sh: KEDA's operator and metrics server, beside the cluster instead of in it.

install_definitions() {
  local name
  for name in keda gateway-api prometheus-operator; do
    kubectl apply --server-side -f "$RUN/../definitions/$name" >/dev/null
  done
  kubectl wait --for=condition=Established crds --all --timeout=60s >/dev/null
}

start_keda() {
  local metrics health scalers adapter adapter_metrics
  read -r metrics health scalers adapter adapter_metrics < <(free_ports 5)
  kubectl create namespace keda >/dev/null
  make_certificate tls /CN=keda-operator "IP:127.0.0.1,DNS:localhost,DNS:keda-operator.keda.svc.cluster.local,DNS:keda-metrics-apiserver.keda.svc"
  export POD_NAMESPACE=keda POD_NAME=keda-operator WATCH_NAMESPACE="" KEDA_CLUSTER_OBJECT_NAMESPACE=keda
  start_process keda "$PROGRAMS/keda" --kubeconfig="$KUBECONFIG" --cert-dir="$RUN/pki" --enable-cert-rotation=false \
    --leader-elect=false --metrics-bind-address="127.0.0.1:$metrics" --health-probe-bind-address="127.0.0.1:$health" \
    --metrics-service-bind-address="127.0.0.1:$scalers"
  start_process keda-adapter "$PROGRAMS/keda-adapter" --kubeconfig="$KUBECONFIG" --lister-kubeconfig="$KUBECONFIG" \
    --authentication-kubeconfig="$KUBECONFIG" --authorization-kubeconfig="$KUBECONFIG" --bind-address=127.0.0.1 \
    --secure-port="$adapter" --cert-dir="$RUN/pki" --tls-cert-file="$RUN/pki/tls.crt" --tls-private-key-file="$RUN/pki/tls.key" \
    --client-ca-file="$RUN/pki/ca.crt" --metrics-service-address="127.0.0.1:$scalers" --port="$adapter_metrics"
  kubectl apply -f - >/dev/null <<END
apiVersion: v1
kind: Service
metadata: {name: keda-metrics-apiserver, namespace: keda}
spec: {type: ExternalName, externalName: localhost, ports: [{port: $adapter}]}
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.external.metrics.k8s.io}
spec:
  group: external.metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
  caBundle: $(base64 -w 0 "$RUN/pki/ca.crt")
  service: {name: keda-metrics-apiserver, namespace: keda, port: $adapter}
END
  wait_until 120 "KEDA is not ready" kubectl wait --for=condition=Available apiservice/v1beta1.external.metrics.k8s.io --timeout=1s
}
