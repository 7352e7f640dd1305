# One command an intent; `make help` lists them. The work is done by scripts/, one idea a file.
SHELL := bash
.DEFAULT_GOAL := help
MAVEN := mvn -B -ntp
SERVICE ?=
BASES ?= registry
FLOWS ?=
# Many desktops set LANGUAGE for their own texts: only the command line counts.
ifneq ($(origin LANGUAGE),command line)
override LANGUAGE := auto
endif

.PHONY: help setup run dev stop status logs transcribe backup restore migrate-database env provision natives build model \
	test test-scripts test-java test-system test-postgresql test-s3 test-scaled test-kubernetes images compose-test test-frontend e2e screenshots openapi configuration eval bench bench-queue bench-lists check check-scripts \
	check-build check-format compile check-chart check-alerts check-natives check-vulkan check-boundaries types lint-frontend check-api api-client format clean

help: ## list these commands
	@awk -F ':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z0-9-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Use
run: ## from nothing to the dashboard and a transcript: provision, build, start, transcribe the sample
	@scripts/run.sh
stop: ## stop the services; the worker drains first
	@scripts/stop.sh
status: ## do they run, are they ready, on which ports
	@scripts/status.sh || true
logs: ## follow the logs (SERVICE=worker-service: only that one)
	@scripts/logs.sh $(SERVICE)
backup: ## copy the database while the services run
	@scripts/backup.sh
restore: ## put a copy of the database back: FILE=data/backup/app-….db (stops the services)
	@scripts/restore.sh "$${FILE:-}"
migrate-database: ## copy the data to another database: TO=postgresql://… AUDIO=s3://… (FROM=… AUDIO_FROM=… for the way back; DRY_RUN=1 compares)
	@scripts/migrate-database.sh "$(TO)" "$(AUDIO)" "$(FROM)" "$(AUDIO_FROM)"
transcribe: ## send a recording: AUDIO=path LANGUAGE=ru (default auto)
	@scripts/transcribe.sh "$${AUDIO:-}" "$(LANGUAGE)"

##@ Develop
dev: ## the development loop: services and dashboard that follow each saved file, in one terminal (ARGS=--fresh: with no data)
	@scripts/dev.sh $(ARGS)

##@ Prepare
setup: ## switch on the pre-commit hook; check JDK, Maven, Node, Python
	@scripts/setup.sh
env: ## write .env with fresh secrets, where there is none
	@scripts/provision/env-file.sh
provision: ## fetch the runtime parts, build, make the model
	@scripts/provision.sh && scripts/build.sh && scripts/dashboard.sh && scripts/model.sh
natives: ## build whisper.cpp for this CPU again (GPU=vulkan: with Vulkan, beside it)
	@scripts/provision/natives.sh --again $(if $(GPU),--$(GPU))
build: ## package both services and the dashboard, when a source is newer
	@scripts/build.sh && scripts/dashboard.sh

##@ Test
test: ## everything that must hold, cheapest first
	@scripts/test.sh
test-scripts: ## the scripts
	@scripts/provision.sh && python3 scripts/tests/run.py
test-java: ## the Java modules, without the system tests
	@$(MAVEN) -pl '!system-tests' verify
test-system: provision ## the packaged services together, on the real model
	@$(MAVEN) -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false verify
test-frontend: ## the dashboard without services: types, lint, unit tests, client, build
	@scripts/test-dashboard.sh
test-s3: provision ## the stores of recordings, the API and the worker on a real S3 server
	@scripts/test-s3.sh
test-scaled: provision ## several hosts: PostgreSQL, S3, API replicas that are replaced and killed, under the walk, the SDKs and the flows
	@scripts/test-scaled.sh
test-kubernetes: ## the Helm chart on a Kubernetes API server, scaled by KEDA (needs Go; the first build takes about 35 minutes)
	@scripts/test-kubernetes.sh
test-postgresql: provision ## repositories, API, worker, the queue's simulation and the worker's faults on PostgreSQL
	@scripts/test-postgresql.sh
images: ## build the container images (BASES=local: on stand-ins, where no registry can be reached)
	@BASES="$(BASES)" scripts/images.sh
compose-test: ## build the images, run both compose files, kill a worker, stop (BASES=local: as above)
	@BASES="$(BASES)" scripts/compose-test.sh
e2e: provision ## the dashboard in a real browser, against the packaged services (FLOWS=e2e/flows/table.e2e.ts: only that)
	@$(MAVEN) -q -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest='DashboardFlowsTest,DashboardAloneTest' -De2e.files="$(FLOWS)" verify
screenshots: provision ## pictures of every page into frontend/screenshots
	@$(MAVEN) -q -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=Screenshots verify
openapi: provision ## write docs/openapi.json as the packaged service answers it
	@$(MAVEN) -q -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=OpenApiDocumentTest -Dopenapi.write=true verify
configuration: ## write docs/configuration.md from .env.example and the settings in the code
	@$(MAVEN) -q -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ConfigurationPageTest -Dconfiguration.write=true test
eval: ## recognition quality of the running service on ../shared/eval
	@scripts/measure.sh eval.py $(ARGS)
bench: ## speed and quality beside its peers
	@scripts/measure.sh bench.py $(ARGS)
bench-queue: provision ## tasks a second through queue and database with workers that recognise nothing (TASKS=10000 WORKERS=4 DATABASE=postgresql)
	@$(MAVEN) -q -pl system-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=QueueMeasurement -Dmeasure.tasks=$(or $(TASKS),10000) \
		-Dmeasure.workers=$(or $(WORKERS),4) $(if $(DATABASE),-Dtest.database=$(DATABASE)) verify
bench-lists: ## lists and searches of a user with 10 000 tasks
	@scripts/measure.sh lists.py $(ARGS)

##@ Check
check: check-scripts check-build check-format compile check-boundaries ## everything that runs no test
check-scripts: ## script syntax; shellcheck and actionlint where they are installed
	@scripts/check-scripts.sh
check-build: ## JDK, Maven, no snapshots
	@$(MAVEN) -q enforcer:enforce@toolchain
check-format: ## is the Java code laid out by the formatter?
	@$(MAVEN) -q spotless:check
compile: ## all warnings are errors
	@$(MAVEN) -q test-compile
check-natives: ## what our patches to whisper.cpp compute, against double precision, with AddressSanitizer (three minutes; CPU=avx2: without AVX-512)
	@scripts/check-natives.sh $(if $(CPU),--$(CPU))
check-vulkan: ## recognise three seconds with Vulkan, on Mesa's lavapipe where there is no GPU (several minutes)
	@scripts/check-vulkan.sh
check-boundaries: ## package rules (ArchUnit)
	@$(MAVEN) -q test -Dtest='*BoundariesTest' -Dsurefire.failIfNoSpecifiedTests=false
check-chart: ## the Helm chart: lint, schema, and the rules for what it renders
	@scripts/provision/helm.sh && $(MAVEN) -q -pl system-tests -am test -Dtest=ChartTest -Dsurefire.failIfNoSpecifiedTests=false
check-alerts: ## the alert rules and their tests (promtool, from Debian's package prometheus)
	@cd deploy/prometheus && promtool check rules alerts.yml && promtool test rules alerts_test.yml
types: ## the dashboard's types
	@scripts/test-dashboard.sh types
lint-frontend: ## the dashboard's rules and layout
	@scripts/test-dashboard.sh lint
check-api: ## is the dashboard's client what docs/openapi.json gives?
	@scripts/test-dashboard.sh client
api-client: ## write the dashboard's client from docs/openapi.json
	@scripts/dashboard.sh --packages && cd frontend && npm run --silent generate
format: ## lay out the Java code
	@$(MAVEN) -q spotless:apply
clean: ## remove what builds made; .env, data/, models/ and .runtime/ stay
	@$(MAVEN) -q clean
