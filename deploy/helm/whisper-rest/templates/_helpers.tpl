{{- define "whisper-rest.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 34 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 34 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Labels of a part: (list . "api"). */}}
{{- define "whisper-rest.labels" -}}
{{- $root := index . 0 -}}
{{ include "whisper-rest.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{- end }}

{{- define "whisper-rest.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* An image: (list . "api"). */}}
{{- define "whisper-rest.image" -}}
{{- $root := index . 0 -}}
{{ required "image.registry is missing: registry, owner and repository of the images" $root.Values.image.registry }}/{{ index . 1 }}:{{ $root.Values.image.tag | default $root.Chart.AppVersion }}
{{- end }}

{{/* Names of the Secrets and addresses of the stores, external or of the trial. */}}
{{- define "whisper-rest.databaseSecret" -}}
{{ if .Values.trial }}{{ include "whisper-rest.name" . }}-trial{{ else }}{{ required "database.existingSecret names the Secret with DATABASE_URL; or set trial=true" .Values.database.existingSecret }}{{ end }}
{{- end }}
{{- define "whisper-rest.databaseKey" -}}
{{ if .Values.trial }}database-url{{ else }}{{ .Values.database.key }}{{ end }}
{{- end }}
{{- define "whisper-rest.redisSecret" -}}
{{ if .Values.trial }}{{ include "whisper-rest.name" . }}-trial{{ else }}{{ required "redis.existingSecret names the Secret with username and password; or set trial=true" .Values.redis.existingSecret }}{{ end }}
{{- end }}
{{- define "whisper-rest.redisAddress" -}}
{{ if .Values.trial }}{{ include "whisper-rest.name" . }}-valkey.{{ .Release.Namespace }}.svc:6379{{ else }}{{ required "redis.address is missing, like valkey.stores.svc:6379; or set trial=true" .Values.redis.address }}{{ end }}
{{- end }}
{{- define "whisper-rest.audioStore" -}}
{{ if .Values.trial }}s3://audio{{ else }}{{ required "audio.store is missing, like s3://bucket; or set trial=true" .Values.audio.store }}{{ end }}
{{- end }}
{{- define "whisper-rest.audioEndpoint" -}}
{{ if .Values.trial }}http://{{ include "whisper-rest.name" . }}-s3:7070{{ else }}{{ .Values.audio.endpoint }}{{ end }}
{{- end }}
{{- define "whisper-rest.audioSecret" -}}
{{ if .Values.trial }}{{ include "whisper-rest.name" . }}-trial{{ else }}{{ .Values.audio.existingSecret }}{{ end }}
{{- end }}
{{- define "whisper-rest.sealSecret" -}}
{{ .Values.secrets.existingSecret | default (printf "%s-secrets" (include "whisper-rest.name" .)) }}
{{- end }}

{{/* The most workers that KEDA may start, for the relay's admission; 0 when it scales none. */}}
{{- define "whisper-rest.maxWorkers" -}}
{{- $sum := 0 -}}
{{- range .Values.workers }}
{{- $keda := mergeOverwrite (deepCopy $.Values.workerDefaults.keda) (deepCopy (.keda | default dict)) }}
{{- if $keda.enabled }}{{ $sum = add $sum $keda.maxReplicas }}{{ end }}
{{- end -}}
{{ $sum }}
{{- end }}

{{/* Environment of both services. */}}
{{- define "whisper-rest.environment" -}}
- name: DATABASE_URL
  valueFrom: {secretKeyRef: {name: {{ include "whisper-rest.databaseSecret" . }}, key: {{ include "whisper-rest.databaseKey" . }}}}
- name: REDIS_USERNAME
  valueFrom: {secretKeyRef: {name: {{ include "whisper-rest.redisSecret" . }}, key: username}}
- name: REDIS_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "whisper-rest.redisSecret" . }}, key: password}}
- name: REDIS_URL
  value: {{ printf "%s://$(REDIS_USERNAME):$(REDIS_PASSWORD)@%s" (ternary "rediss" "redis" (and .Values.redis.tls (not .Values.trial))) (include "whisper-rest.redisAddress" .) | quote }}
- name: AUDIO_STORE
  value: {{ include "whisper-rest.audioStore" . | quote }}
- name: S3_REGION
  value: {{ ternary "us-east-1" .Values.audio.region .Values.trial | quote }}
{{- with include "whisper-rest.audioEndpoint" . }}
- name: S3_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with include "whisper-rest.audioSecret" . }}
- name: AWS_ACCESS_KEY_ID
  valueFrom: {secretKeyRef: {name: {{ . }}, key: access-key}}
- name: AWS_SECRET_ACCESS_KEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: secret-key}}
{{- end }}
- name: DATA_DIR
  value: /data
- name: QUEUE_MAX_WORKERS
  value: {{ include "whisper-rest.maxWorkers" . | quote }}
- name: QUARKUS_MANAGEMENT_HOST
  value: 0.0.0.0
- name: UPLOAD_MIN_FREE_SPACE
  value: {{ .Values.minFreeSpace | quote }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- end }}

{{/* The models of a group, given with its defaults: first the one that is kept loaded. */}}
{{- define "whisper-rest.groupModels" -}}
{{- concat (list .model) .models | uniq | toJson }}
{{- end }}

{{/* The models of all groups. */}}
{{- define "whisper-rest.models" -}}
{{- $models := list }}
{{- range .Values.workers }}
{{- $group := mergeOverwrite (deepCopy $.Values.workerDefaults) (deepCopy .) }}
{{- $models = concat $models (include "whisper-rest.groupModels" $group | fromJsonArray) }}
{{- end }}
{{- if not (has .Values.workerDefaults.model $models) }}
{{- fail (printf "no group of workers serves %s, the model of tasks that name none (workerDefaults.model): add it to a group's model or models" .Values.workerDefaults.model) }}
{{- end }}
{{- uniq $models | toJson }}
{{- end }}

{{/* Certificates of private authorities, at /etc/whisper-rest/ca. */}}
{{- define "whisper-rest.caMount" -}}
{{- if .Values.caSecret }}
- {name: ca, mountPath: /etc/whisper-rest/ca, readOnly: true}
{{- end }}
{{- end }}
{{- define "whisper-rest.caVolume" -}}
{{- if .Values.caSecret }}
- name: ca
  secret: {secretName: {{ .Values.caSecret }}}
{{- end }}
{{- end }}

{{- define "whisper-rest.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "whisper-rest.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Security context of a pod: a user number. */}}
{{- define "whisper-rest.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: 10000
fsGroup: 10000
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}
